"""Every component in every state, on pages of made-up people: for looking at, and for the browser tests."""
