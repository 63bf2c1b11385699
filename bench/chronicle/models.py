"""One row each: bare, followed by django-auditlog, followed by django-simple-history."""

from auditlog.registry import auditlog
from django.db import models
from simple_history.models import HistoricalRecords


class Row(models.Model):
    text = models.TextField()

    class Meta:
        abstract = True


class Bare(Row):
    pass


class Audited(Row):
    pass


class Historic(Row):
    history = HistoricalRecords()


auditlog.register(Audited)
