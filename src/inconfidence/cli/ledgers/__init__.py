"""What `inconfidence ledger` does, a module for each of the larger commands."""
