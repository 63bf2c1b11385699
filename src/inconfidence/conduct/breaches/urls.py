"""Routes of breaches. No address holds a name."""

from django.urls import path

from inconfidence.conduct.breaches.views import case, register, reporting, steps

urlpatterns = [
    path("breaches/", register.breaches, name="breaches"),
    path("breaches/new/", reporting.breach_new, name="breach-new"),
    path("breaches/mine/", reporting.breaches_mine, name="breaches-mine"),
    path("breaches/mine/<slug:reference>/", reporting.breach_reported, name="breach-reported"),
    path("breaches/<slug:reference>/", case.breach, name="breach"),
    path("breaches/<slug:reference>/take/", case.breach_take, name="breach-take"),
    path("breaches/<slug:reference>/<slug:step>/", steps.breach_step, name="breach-step"),
]
