"""Grievances: somebody is not happy with how one of us, or the charity, behaved (cwc/grievance)."""
