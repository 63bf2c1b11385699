"""The register of criminal-record checks: six facts of each, and the certificate itself for its time (cwc/dbs-fields,
cwc/dbs-handling)."""
