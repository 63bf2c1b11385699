"""Routes of conduct: the way to all of them, and those of each register."""

from django.urls import path

from inconfidence.conduct import views
from inconfidence.conduct.alerts.urls import urlpatterns as of_alerts
from inconfidence.conduct.breaches.urls import urlpatterns as of_breaches
from inconfidence.conduct.certificates.urls import urlpatterns as of_certificates
from inconfidence.conduct.compelled.urls import urlpatterns as of_compelled
from inconfidence.conduct.grievances.urls import urlpatterns as of_grievances

urlpatterns = [
    path("speak-up/", views.speak_up, name="speak-up"),
    *of_breaches,
    *of_certificates,
    *of_compelled,
    *of_grievances,
    *of_alerts,
]
