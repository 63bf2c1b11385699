"""Routes of the register of checks."""

from django.urls import path

from inconfidence.conduct.certificates.views import register, steps

urlpatterns = [
    path("checks/", register.checks, name="checks"),
    path("checks/new/", steps.check_new, name="check-new"),
    path("checks/mine/", register.checks_mine, name="checks-mine"),
    path("checks/<slug:reference>/", register.check, name="check"),
    path("checks/<slug:reference>/<slug:step>/", steps.check_step, name="check-step"),
]
