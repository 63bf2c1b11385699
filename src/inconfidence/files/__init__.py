"""Files about people: opened, told about the code, added to, corrected, and who may read them."""
