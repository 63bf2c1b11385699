"""The pages of the register of checks."""
