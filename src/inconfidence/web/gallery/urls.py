"""The addresses of the gallery, and stand-ins for those that the bar and the foot lead to."""

from django.urls import path

from inconfidence.web.gallery import views

urlpatterns = [
    path("", views.components, name="home"),
    path("form/", views.form, name="form"),
    path("form/draft/", views.draft, name="draft"),
    path("paper/", views.paper, name="paper"),
    path("door/", views.door, name="door"),
    path("lock/", views.door, name="lock"),
    path("language/", views.door, name="language"),
    path("code/", views.door, name="code"),
    path("recorded/", views.door, name="recorded"),
    path("forbidden/", views.forbidden, name="forbidden"),
    path("broken/", views.broken, name="broken"),
]

handler400 = "inconfidence.web.errors.bad_request"
handler403 = handler404 = "inconfidence.web.errors.not_here"
handler500 = "inconfidence.web.errors.fault"
