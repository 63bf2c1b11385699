"""Routes of oversight."""

from django.urls import path

from inconfidence.oversight import views

urlpatterns = [
    path("files/<slug:reference>/looked/", views.looked, name="looked"),
    path("refusals/", views.refusals, name="refusals"),
    path("recorded/", views.recorded, name="recorded"),
]
