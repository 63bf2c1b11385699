"""Questions put to codes of confidentiality, on pages: what another one changes, what one says of a case."""
