"""Notes in clear, and who read them."""

import uuid

from django.conf import settings
from django.db import models


class File(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)


class Note(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(File, models.CASCADE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    channel = models.CharField(max_length=12)
    happened_on = models.DateField()
    kept_at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()


class ReadLog(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(File, models.CASCADE)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
