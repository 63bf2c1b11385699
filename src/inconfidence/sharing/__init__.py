"""What leaves a care team: a colleague is asked, or somebody outside is told."""
