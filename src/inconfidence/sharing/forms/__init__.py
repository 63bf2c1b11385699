"""The forms of sharing, one thing a page."""
