"""Routes of those who are called to give evidence."""

from django.urls import path

from inconfidence.conduct.compelled.views import dealing, entering

urlpatterns = [
    path("evidence/", dealing.summonses, name="summonses"),
    path("evidence/new/", entering.summons_new, name="summons-new"),
    path("evidence/mine/", entering.summonses_mine, name="summonses-mine"),
    path("evidence/<slug:reference>/", dealing.summons, name="summons"),
    path("evidence/<slug:reference>/take/", dealing.summons_take, name="summons-take"),
    path("evidence/<slug:reference>/<slug:step>/", dealing.summons_step, name="summons-step"),
]
