"""A flow: one proposed movement of one kind of information about one subject.

Sender, recipient, subject, information, and the terms on which it may move: contextual integrity
(Barth, Datta, Mitchell and Nissenbaum, 2006).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from inconfidence.flow.packing import BITS
from inconfidence.flow.reading import read
from inconfidence.flow.vocabulary import default_cabinet


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A flow in the closed vocabulary, every default filled in.

    INVARIANT: every word is known and the recipient fits the action. `of` and `from_mapping` check that;
    the constructor is theirs.
    """

    action: str
    actor: str
    subject: str
    information: str
    purpose: str
    recipient: str = "self"
    cabinet: str = ""
    relation: str = "none"
    standing: str = "good"
    grounds: frozenset[str] = frozenset()
    channel: str = "system"
    already_public: bool = False
    retention: str = "within"
    promised: str = ""
    form: str = "identified"
    consent: str = "unasked"
    discussion: str = "none"
    done: frozenset[str] = frozenset()
    bits: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.cabinet:
            object.__setattr__(self, "cabinet", default_cabinet(self.information, self.subject))
        object.__setattr__(self, "bits", _pack(self))

    @classmethod
    def of(cls, **words: Any) -> Self:
        """A flow from words, checked as `from_mapping` does."""
        return cls.from_mapping(words)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any], codes: Collection[str] | None = None) -> Self:
        """A flow from a mapping of attribute to word. `codes` are the ids that `promised` may name.

        Raises:
            FlowError: an unknown or missing word, a recipient that does not fit, an extra key.
        """
        return cls(**read(mapping, codes))  # type: ignore[arg-type]

    def changed(self, **words: Any) -> Self:
        """The same flow with other words. A cabinet that nobody chose follows the information."""
        known = self.as_words()
        if self.cabinet == default_cabinet(self.information, self.subject):
            del known["cabinet"]
        return self.from_mapping(known | words)

    def as_words(self) -> dict[str, Any]:
        """Attribute to word, all of them but a promise that was not made."""
        words = {spec.name: getattr(self, spec.name) for spec in fields(self) if spec.init}
        if not self.promised:
            del words["promised"]
        return words


def _pack(flow: Flow) -> int:
    bits = 0
    for attribute, words in BITS.items():
        value = getattr(flow, attribute)
        if isinstance(value, str):
            bits |= words.get(value, 0)
        elif isinstance(value, bool):
            bits |= words["true" if value else "false"]
        else:
            for word in value:
                bits |= words[word]
    return bits
