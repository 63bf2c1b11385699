"""Tags for the pages of conduct: `{% load conduct %}`."""
