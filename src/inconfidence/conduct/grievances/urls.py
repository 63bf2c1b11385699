"""Routes of grievances. No address holds a name."""

from django.urls import path

from inconfidence.conduct.grievances.views import dealing, raising

urlpatterns = [
    path("grievances/", dealing.grievances, name="grievances"),
    path("grievances/new/", raising.grievance_new, name="grievance-new"),
    path("grievances/mine/", raising.grievances_mine, name="grievances-mine"),
    path("grievances/mine/<slug:reference>/", raising.grievance_raised, name="grievance-raised"),
    path("grievances/<slug:reference>/", dealing.grievance, name="grievance"),
    path("grievances/<slug:reference>/take/", dealing.grievance_take, name="grievance-take"),
    path("grievances/<slug:reference>/<slug:step>/", dealing.grievance_step, name="grievance-step"),
]
