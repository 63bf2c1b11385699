"""What the pages of all registers share."""
