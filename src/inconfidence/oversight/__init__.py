"""Who looked, when and why: the ledger told to people, in plain sentences; and what the charity answers for."""
