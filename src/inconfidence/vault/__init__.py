"""Keys, and what is sealed under them: recipes that are hard to misuse, over `hazmat`.

Anyone above may seal; only the gate may open. What the formats are, byte by byte, and what they do not stop
is said in docs/cabinet-protocol.md.
"""
