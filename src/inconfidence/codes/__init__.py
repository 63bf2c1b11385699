"""The codes, the house document and the law packs, as documents."""
