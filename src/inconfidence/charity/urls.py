"""Routes of membership."""

from django.urls import path

from inconfidence.charity.views import (
    cabinets,
    codes,
    joining,
    own_keys,
    readmission,
    register,
    signing,
    versions,
)

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-in/code/", codes.sign_in_code, name="sign-in-code"),
    path("password/", own_keys.password, name="password"),
    path("second-factor/", codes.second_factor, name="second-factor"),
    path("second-factor/begin/", codes.second_factor_begin, name="second-factor-begin"),
    path("unlock/", signing.unlock, name="unlock"),
    path("lock/", signing.lock, name="lock"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("draft/", signing.draft, name="draft"),
    path("language/", signing.language, name="language"),
    path("join/", joining.join, name="join"),
    path("join/sign/", joining.join_sign, name="join-sign"),
    path("joined/", joining.joined, name="joined"),
    path("code/", versions.code_page, name="code"),
    path("code/papers/<slug:kind>/<slug:size>/", versions.paper, name="paper"),
    path("code/versions/", versions.versions, name="versions"),
    path("code/versions/<slug:digest>/", versions.version_page, name="version"),
    path("code/adopt/", versions.adopt, name="adopt"),
    path("undertaking/", versions.undertaking, name="undertaking"),
    path("undertaking/sign/", versions.undertaking_sign, name="undertaking-sign"),
    path("members/", register.members, name="members"),
    path("members/cabinets/", cabinets.cabinets, name="cabinets"),
    path("members/cabinets/<uuid:cabinet_id>/turn/", cabinets.cabinet_turn, name="cabinet-turn"),
    path("members/invite/", register.invite, name="invite"),
    path("members/<uuid:member_id>/", register.member, name="member"),
    path("members/<uuid:member_id>/training/", register.member_training, name="member-training"),
    path("members/<uuid:member_id>/keys/", register.member_keys, name="member-keys"),
    path("members/<uuid:member_id>/suspend/", register.member_suspend, name="member-suspend"),
    path("members/<uuid:member_id>/reinstate/", register.member_reinstate, name="member-reinstate"),
    path("members/<uuid:member_id>/readmit/", readmission.member_readmit, name="member-readmit"),
    path("members/<uuid:member_id>/factor/", readmission.member_factor_reset, name="member-factor-reset"),
    path("members/<uuid:member_id>/leave/", register.member_leave, name="member-leave"),
]
