"""Every component in every state, on pages of made-up people: for looking at, and for the browser tests.

A Django app and a site of its own, never installed with the house: `python -m inconfidence.web.gallery`.
"""
