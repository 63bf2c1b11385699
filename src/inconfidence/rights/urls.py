"""Routes of rights. No address holds a name."""

from django.urls import path

from inconfidence.rights.views import answering, checking, erasing, notices, requests

_REQUEST = "files/<slug:reference>/requests/<uuid:record>/"

urlpatterns = [
    path("files/<slug:reference>/erase/", erasing.erase, name="erase"),
    path("erasures/", erasing.erasures, name="erasures"),
    path("erasures/<slug:reference>/", erasing.erasure, name="erasure"),
    path("erasures/<slug:reference>/paper/", erasing.paper_done, name="paper-done"),
    path("requests/", requests.requests, name="requests"),
    path("files/<slug:reference>/requests/new/", requests.request_new, name="request-new"),
    path(_REQUEST, requests.request_page, name="request"),
    path(f"{_REQUEST}known/", requests.request_known, name="request-known"),
    path(f"{_REQUEST}longer/", requests.request_longer, name="request-longer"),
    path(f"{_REQUEST}close/", requests.request_close, name="request-close"),
    path(f"{_REQUEST}items/", answering.request_items, name="request-items"),
    path(f"{_REQUEST}text/", answering.request_text, name="request-text"),
    path(f"{_REQUEST}answer/", answering.request_answer, name="request-answer"),
    path(f"{_REQUEST}again/", answering.pack_renew, name="pack-renew"),
    path("files/<slug:reference>/accuracy/", checking.accuracy, name="accuracy"),
    path("files/<slug:reference>/held/", notices.held, name="held"),
    path("files/<slug:reference>/held/given/", notices.held_given, name="held-given"),
    path("files/<slug:reference>/held/<slug:lang>/", notices.held_paper, name="held-paper"),
    path("recorded/held/", notices.own_held, name="own-held"),
    path("recorded/held/<slug:lang>/", notices.own_held_paper, name="own-held-paper"),
    path("code/privacy/", notices.privacy, name="privacy"),
    path("code/privacy/<slug:lang>/", notices.privacy_paper, name="privacy-paper"),
]
