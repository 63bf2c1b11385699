"""Routes of membership."""

from django.urls import path

from inconfidence.charity import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("unlock/", views.unlock, name="unlock"),
    path("lock/", views.lock, name="lock"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("draft/", views.draft, name="draft"),
    path("language/", views.language, name="language"),
    path("join/", views.join, name="join"),
    path("join/sign/", views.join_sign, name="join-sign"),
    path("joined/", views.joined, name="joined"),
    path("code/", views.code_page, name="code"),
    path("members/", views.members, name="members"),
    path("members/invite/", views.invite, name="invite"),
    path("members/<uuid:member_id>/", views.member, name="member"),
    path("members/<uuid:member_id>/training/", views.member_training, name="member-training"),
    path("members/<uuid:member_id>/keys/", views.member_keys, name="member-keys"),
    path("members/<uuid:member_id>/leave/", views.member_leave, name="member-leave"),
]
