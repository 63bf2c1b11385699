"""Tags for the pages of rights: `{% load rights %}`."""
