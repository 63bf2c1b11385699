"""Routes of whistle-blowing. No address holds a name, nor a code."""

from django.urls import path

from inconfidence.conduct.alerts.views import dealing, reporting

urlpatterns = [
    path("alerts/", dealing.alerts, name="alerts"),
    path("alerts/new/", reporting.alert_new, name="alert-new"),
    path("alerts/letters/", reporting.alert_letters, name="alert-letters"),
    path("alerts/<slug:reference>/", dealing.alert, name="alert"),
    path("alerts/<slug:reference>/take/", dealing.alert_take, name="alert-take"),
    path("alerts/<slug:reference>/<slug:step>/", dealing.alert_step, name="alert-step"),
]
