"""Routes of rights. No address holds a name."""

from django.urls import path

from inconfidence.rights import views

urlpatterns = [
    path("files/<slug:reference>/erase/", views.erase, name="erase"),
    path("erasures/", views.erasures, name="erasures"),
    path("erasures/<slug:reference>/", views.erasure, name="erasure"),
    path("erasures/<slug:reference>/paper/", views.paper_done, name="paper-done"),
]
