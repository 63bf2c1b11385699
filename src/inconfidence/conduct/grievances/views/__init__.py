"""The pages of grievances."""
