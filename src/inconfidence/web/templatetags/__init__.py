"""Tags and filters for templates: `{% load web %}`."""
