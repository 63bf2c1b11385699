"""The ledger: an append-only Merkle log of what was decided and opened, that a stranger can verify.

RFC 6962 hashing, C2SP tlog-tiles layout, checkpoints as C2SP signed notes. `docs/ledger-format.md`
is the format; nothing here stores, signs or decrypts anything: storage and keys come in as ports.
"""
