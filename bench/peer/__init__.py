"""The peer of the page bench: a plain Django application. No encryption, no code, Django's own sessions and
sign-in; notes in clear, and a row in a read log at every opening."""
