"""A code, ready to be asked: its clauses, and the decision on any flow."""

import logging
from collections.abc import Mapping
from functools import cached_property, partial
from types import MappingProxyType

from inconfidence.codex.clause import Clause
from inconfidence.codex.deciding.compiler import Compiled, joined
from inconfidence.codex.deciding.engine import Verdict
from inconfidence.codex.deciding.promise import Verdicts, in_order_of_both
from inconfidence.codex.document.header import Header
from inconfidence.codex.saying.voice import CodeVoice
from inconfidence.codex.source import Source
from inconfidence.codex.table import DecisionTable
from inconfidence.codex.table.views import Rest
from inconfidence.flow import Decision, Flow
from inconfidence.kernel.language import Language

_log = logging.getLogger(__name__)
# What is named where deciding itself went wrong.
FAULT_CLAUSE = "house/refuse-on-fault"


class Code:
    """A code with the documents that it stands on, compiled. Made by `load`.

    `digest` is the SHA-256 of what was compiled, in hex.
    """

    def __init__(self, source: Source, foundations: tuple[Source, ...], digest: str) -> None:
        self.source = source
        self.foundations = foundations
        self.digest = digest
        self._compiled = joined([source.compiled, *(part.compiled for part in foundations)])
        self._table = DecisionTable(self._compiled, None, partial(self._tell, None))
        self._promised: dict[str, DecisionTable] = {}

    def __repr__(self) -> str:
        return f"Code({self.id!r}, {self.digest[:12]!r})"

    @property
    def header(self) -> Header:
        """What the document says of itself."""
        return self.source.header

    @property
    def id(self) -> str:
        """The id, such as `csf-2024`."""
        return self.source.header.id

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The code's own clauses by id, in order."""
        return MappingProxyType({clause.id: clause for clause in self.source.clauses})

    @cached_property
    def every_clause(self) -> Mapping[str, Clause]:
        """The clauses by id: the code's own, then those of the documents it stands on."""
        sources = (self.source, *self.foundations)
        return MappingProxyType({clause.id: clause for source in sources for clause in source.clauses})

    def title(self, lang: Language) -> str:
        """What the code is called."""
        return self.source.header.titles[lang]

    @property
    def compiled(self) -> Compiled:
        """The norms as masks, for whoever asks them of more than one flow."""
        return self._compiled

    def clause(self, id: str) -> Clause:
        """A clause of the code or of a document it stands on. Raises KeyError for any other id."""
        return self.every_clause[id]

    def decide(self, flow: Flow, promised: "Code | None" = None) -> Decision:
        """The decision on a flow; `promised` is the version that was explained to its subject.

        INVARIANT: a fault while deciding refuses.
        """
        try:
            if promised is None or promised.digest == self.digest:
                return self._table.decide(flow)
            return self._beside(promised).decide(flow)
        except Exception:
            # The flow itself is not written: it says that somebody was in touch.
            _log.exception("deciding failed under code `%s`: refused", self.id)
            fault = (self._fault_clause(),)
            return self._tell(promised, (Verdict("refused", fault),), fault, Rest(), False)

    def _beside(self, promised: "Code") -> DecisionTable:
        """The table of decisions under this code for those who were promised another."""
        if promised.digest not in self._promised:
            self._promised[promised.digest] = DecisionTable(
                self._compiled, promised._compiled, partial(self._tell, promised)
            )
        return self._promised[promised.digest]

    def _tell(
        self,
        promised: "Code | None",
        verdicts: Verdicts,
        clauses: tuple[str, ...],
        rest: Rest,
        already_public: bool,
    ) -> Decision:
        said = verdicts[0]
        if promised:
            clauses = in_order_of_both(self._compiled, promised._compiled, clauses)
        needed = (need.clause for need in said.missing)
        return Decision(
            outcome=said.outcome,
            clauses=tuple(dict.fromkeys((*clauses, *needed))),
            missing=said.missing,
            duties=rest.duties,
            who_may=rest.who_may,
            code=self.id,
            digest=self.digest,
            voice=self._voice if promised is None else self._voice.beside(promised._voice),
            promised=promised.id if promised else None,
            promised_digest=promised.digest if promised else None,
            already_public=already_public,
        )

    @cached_property
    def _voice(self) -> CodeVoice:
        return CodeVoice(self.every_clause, self._compiled.once_in)

    def _fault_clause(self) -> str:
        known = self._compiled.order
        return FAULT_CLAUSE if FAULT_CLAUSE in known else next(iter(known))
