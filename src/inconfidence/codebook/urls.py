"""Routes of the codebook."""

from django.urls import path

from inconfidence.codebook import views

urlpatterns = [
    path("code/compare/", views.compare, name="code-compare"),
    path("code/seen/", views.matrix, name="code-seen"),
    path("code/question/", views.question, name="code-question"),
]
