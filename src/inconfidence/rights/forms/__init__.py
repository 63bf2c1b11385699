"""The forms of rights, by what they are for."""
