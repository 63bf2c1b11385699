"""Routes of oversight."""

from django.urls import path

from inconfidence.oversight.views import looking, processing

urlpatterns = [
    path("files/<slug:reference>/looked/", looking.looked, name="looked"),
    path("refusals/", looking.refusals, name="refusals"),
    path("recorded/", looking.recorded, name="recorded"),
    path("processing/", processing.processing, name="processing"),
    path("processing/paper/<slug:lang>/", processing.processing_paper, name="processing-paper"),
    path("processing/<slug:part>/<slug:what>/", processing.statement, name="statement"),
    path("duties/", processing.duties, name="duties"),
    path("duties/paper/<slug:lang>/", processing.duties_paper, name="duties-paper"),
]
