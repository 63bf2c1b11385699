"""The facts of a flow in the order in which a walk settles them, each word with its bit.

Of the grounds, none and each alone, or else any of them together.
What the subject made public, and what was promised, no norm asks.
"""

from typing import Final

from inconfidence.flow.packing import BITS
from inconfidence.flow.vocabulary import BY_NAME, RECIPIENTS_OF

# First what settles most: fewer ways are left open further down.
ORDER: Final = (
    "action",
    "standing",
    "relation",
    "actor",
    "recipient",
    "grounds",
    "purpose",
    "cabinet",
    "information",
    "subject",
    "retention",
    "channel",
)
# In the place of a ground: that there is none; and what stands between several.
NO_GROUND: Final = ""
AND: Final = "+"


def words_of(attribute: str, action: str) -> tuple[str, ...]:
    """The words that a flow of that action can have, in the order of the vocabulary."""
    if attribute == "action":
        return (action,)
    if attribute == "recipient":
        return RECIPIENTS_OF[action]
    if attribute == "grounds":
        return (NO_GROUND, *BY_NAME["grounds"].values)
    return BY_NAME[attribute].values


def bit_of_word(attribute: str, word: str) -> int:
    """The bit of a word; 0 for no ground, several for several grounds."""
    return sum(BITS[attribute][part] for part in word.split(AND)) if word else 0
