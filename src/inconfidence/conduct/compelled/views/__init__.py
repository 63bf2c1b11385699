"""The pages of those who are called to give evidence."""
