"""The web application put together: settings, routes, the WSGI door."""
