"""How pages look: no sideways scroll, no axe violation, nothing from outside."""
