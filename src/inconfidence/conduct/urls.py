"""Routes of conduct: those of each register."""

from inconfidence.conduct.breaches.urls import urlpatterns as of_breaches

urlpatterns = [*of_breaches]
