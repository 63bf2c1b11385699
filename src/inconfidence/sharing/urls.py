"""Routes of sharing. No address holds a name."""

from django.urls import path

from inconfidence.sharing.views import asking, calling, enquiring, register, telling, threads

_CONSULT = "files/<slug:reference>/consult/"
_DISCLOSE = "files/<slug:reference>/disclose/"

urlpatterns = [
    path("ask/", threads.ask, name="ask"),
    path("ask/<uuid:thread_id>/", threads.thread, name="thread"),
    path(_CONSULT, asking.consult, name="consult"),
    path(f"{_CONSULT}<uuid:record>/check/", asking.consult_check, name="consult-check"),
    path(f"{_CONSULT}<uuid:record>/<slug:step>/", asking.consult_step, name="consult-step"),
    path(_DISCLOSE, telling.disclose, name="disclose"),
    path(f"{_DISCLOSE}<uuid:record>/check/", telling.disclose_check, name="disclose-check"),
    path(f"{_DISCLOSE}<uuid:record>/told/", telling.disclosed, name="disclosed"),
    path(f"{_DISCLOSE}<uuid:record>/told/document/", telling.document, name="disclosed-document"),
    path(f"{_DISCLOSE}<uuid:record>/told/again/", telling.document_renew, name="document-renew"),
    path(f"{_DISCLOSE}<uuid:record>/<slug:step>/", telling.disclose_step, name="disclose-step"),
    path("files/<slug:reference>/worries/<uuid:worry>/called/", calling.call_new, name="call-new"),
    path("enquiries/", enquiring.enquiries, name="enquiries"),
    path("enquiries/new/", enquiring.asked_about, name="asked-about"),
    path("enquiries/<uuid:enquiry>/done/", enquiring.enquiry_done, name="enquiry-done"),
    path("disclosures/", register.register, name="disclosures"),
]
