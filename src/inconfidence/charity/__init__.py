"""The charity and its people: members, undertakings, training, cabinets and their key-holders, leavers."""
