"""The Django adapter of the gate's ports: rows of ciphertext, grants, the ledger, drafts, sessions."""
