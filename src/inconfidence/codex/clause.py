"""A clause: its id, its kind, its words in each language, and the norms or the keeper that keep it."""

from dataclasses import dataclass

from inconfidence.codex.norms import Keeper, Norm
from inconfidence.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a document. `kind` is `E`, `W`, `T` or several of them with a space between.

    E: the program enforces it. W: the program carries the process. T: people keep it, told in words.
    """

    id: str
    kind: str
    titles: dict[Language, str]
    texts: dict[Language, str]
    norms: tuple[Norm, ...]
    sources: tuple[str, ...]
    line: int

    def title(self, lang: Language) -> str:
        """The heading, a few words long."""
        return self.titles[lang]

    def text(self, lang: Language) -> str:
        """The clause in full, as Markdown."""
        return self.texts[lang]

    @property
    def keepers(self) -> tuple[Keeper, ...]:
        """The processes, parts of the program or texts that keep the clause beside its norms."""
        return tuple(norm for norm in self.norms if isinstance(norm, Keeper))

    @property
    def rules(self) -> tuple[Norm, ...]:
        """The norms proper."""
        return tuple(norm for norm in self.norms if not isinstance(norm, Keeper))
