"""Addresses that the web app serves itself: the gallery, where the settings allow it."""

from django.urls import path

from inconfidence.web.gallery import views

urlpatterns = [
    path("gallery/", views.components, name="gallery"),
    path("gallery/form/", views.form, name="gallery-form"),
    path("gallery/paper/", views.paper, name="gallery-paper"),
    path("gallery/door/", views.door, name="gallery-door"),
    path("gallery/draft/", views.draft, name="gallery-draft"),
]
