"""A row, and the same row with the history that a Django site would give it."""
