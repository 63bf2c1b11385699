"""The peer's two routes."""

from django.urls import path

from peer import views

urlpatterns = [
    path("peer/<uuid:file_id>/", views.file, name="peer-file"),
    path("peer/<uuid:file_id>/note/", views.note, name="peer-note"),
]
