"""A flow: one proposed movement of one kind of information about one subject.

Sender, recipient, subject, information, and the terms on which it may move: contextual integrity
(Barth, Datta, Mitchell and Nissenbaum, 2006).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from inconfidence.flow.packing import WORDS, Address, address_of, bits_of
from inconfidence.flow.reading import read
from inconfidence.flow.vocabulary import BY_NAME, default_cabinet


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A flow in the closed vocabulary, every default filled in.

    INVARIANT: every word is known and the recipient fits the action. `of` and `from_mapping` check that;
    the constructor is theirs.
    """

    # First, so that they lie together in memory: deciding reads nothing else.
    address: Address = field(init=False, repr=False, compare=False)
    bits: int = field(init=False, repr=False, compare=False)
    action: str
    actor: str
    subject: str
    information: str
    purpose: str
    recipient: str
    cabinet: str
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

    def __post_init__(self) -> None:
        packed = _packed(self)
        object.__setattr__(self, "bits", bits_of(packed))
        object.__setattr__(self, "address", address_of(packed))

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


def _packed(flow: Flow) -> int:
    """The sum of the flow's words: its bits and its address."""
    packed = WORDS["already_public"]["true" if flow.already_public else "false"]
    for name, numbers in _PLAIN:
        packed += numbers[getattr(flow, name)]
    for name, numbers in _SETS:
        for word in getattr(flow, name):
            packed += numbers[word]
    return packed


_SETS = [(name, WORDS[name]) for name in ("grounds", "done")]
_PLAIN = [(name, numbers) for name, numbers in WORDS.items() if BY_NAME[name].kind == "word"]
