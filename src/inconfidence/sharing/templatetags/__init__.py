"""Tags and filters for the pages of sharing: `{% load sharing %}`."""
