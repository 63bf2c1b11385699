"""Members who are called to give evidence: what rests on which paper, and how the charity stands by them
(cwc/subpoena, law-uk/witness, law-fr/witness)."""
