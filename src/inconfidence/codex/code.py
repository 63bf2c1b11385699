"""A code, ready to be asked: its clauses, and the decision on any flow."""

import logging
from collections.abc import Mapping
from types import MappingProxyType

from inconfidence.codex.clause import Clause
from inconfidence.codex.compiler import compile_clauses
from inconfidence.codex.engine import Verdict, decide, law_compels
from inconfidence.codex.header import Header
from inconfidence.codex.promise import worse
from inconfidence.codex.reader import Source
from inconfidence.codex.roles import ROLES, as_role
from inconfidence.codex.voice import CodeVoice
from inconfidence.flow import Decision, Flow
from inconfidence.flow.packing import BITS
from inconfidence.kernel.language import Language

_log = logging.getLogger(__name__)
_MADE_PUBLIC = BITS["already_public"]["true"]
# What is named where deciding itself went wrong.
FAULT_CLAUSE = "house/refuse-on-fault"


class Code:
    """A code with the documents that it stands on, compiled. Made by `load`.

    `digest` is the SHA-256 of what was compiled, in hex; `clauses` the code's own clauses by id, in order.
    """

    def __init__(self, source: Source, foundations: tuple[Source, ...], digest: str) -> None:
        self.source = source
        self.foundations = foundations
        self.digest = digest
        every = [clause for part in (source, *foundations) for clause in part.clauses]
        self.clauses: Mapping[str, Clause] = MappingProxyType(
            {clause.id: clause for clause in source.clauses}
        )
        self._every: dict[str, Clause] = {clause.id: clause for clause in every}
        self._compiled = compile_clauses(every)
        self._voice = CodeVoice(self._every, self._compiled.once_in)

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

    @property
    def every_clause(self) -> Mapping[str, Clause]:
        """The clauses by id: the code's own, then those of the documents it stands on."""
        return MappingProxyType(self._every)

    def title(self, lang: Language = "en") -> str:
        """What the code is called."""
        return self.source.header.titles[lang]

    def clause(self, id: str) -> Clause:
        """A clause of the code or of a document it stands on. Raises KeyError for any other id."""
        return self._every[id]

    def decide(self, flow: Flow, promised: "Code | None" = None) -> Decision:
        """The decision on a flow; `promised` is the version that was explained to its subject.

        INVARIANT: a fault while deciding refuses.
        """
        if promised is not None and promised.digest == self.digest:
            promised = None
        try:
            verdict = self._verdict(flow.bits, promised)
            who_may = self._who_may(flow.bits, promised) if verdict.outcome == "refused" else ()
            return self._decision(verdict, who_may, flow.bits, promised)
        except Exception:
            # The flow itself is not written: it says that somebody was in touch.
            _log.exception("deciding failed under code `%s`: refused", self.id)
            return self._decision(Verdict("refused", (self._fault_clause(),)), (), 0, promised)

    def _verdict(self, bits: int, promised: "Code | None") -> Verdict:
        ours = decide(self._compiled, bits)
        if promised is None or law_compels(self._compiled, bits):
            return ours
        return worse(ours, decide(promised._compiled, bits), bits)

    def _who_may(self, bits: int, promised: "Code | None") -> tuple[str, ...]:
        verdicts = ((role, self._verdict(as_role(bits, role), promised)) for role in ROLES)
        return tuple(role for role, verdict in verdicts if verdict.outcome != "refused")

    def _decision(
        self, verdict: Verdict, who_may: tuple[str, ...], bits: int, promised: "Code | None"
    ) -> Decision:
        needed = (need.clause for need in verdict.missing)
        return Decision(
            outcome=verdict.outcome,
            clauses=tuple(dict.fromkeys((*verdict.clauses, *needed))),
            missing=verdict.missing,
            duties=verdict.duties,
            who_may=who_may,
            code=self.id,
            digest=self.digest,
            voice=self._voice if promised is None else self._voice.beside(promised._voice),
            promised=promised.id if promised else None,
            promised_digest=promised.digest if promised else None,
            already_public=bool(bits & _MADE_PUBLIC),
        )

    def _fault_clause(self) -> str:
        return FAULT_CLAUSE if FAULT_CLAUSE in self._every else next(iter(self._every))
