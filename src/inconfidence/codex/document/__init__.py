"""Reads a code as a document: its Markdown, its header, and the closed language of its norms."""
