"""The closed language of norms: reads a norms block into norms, or says where it cannot."""

import re
from collections.abc import Callable

from inconfidence.codex.document.asks import only_when, read_ask, read_steps
from inconfidence.codex.document.lines import Line, Statement, Word, statements
from inconfidence.codex.document.scopes import ScopeReader, read_words
from inconfidence.codex.norms import (
    Alike,
    Compel,
    Forbid,
    Keeper,
    LiftResponsibility,
    Never,
    Norm,
    Owe,
    Permit,
    Require,
    Scope,
    Waive,
    Withdraw,
)
from inconfidence.flow.vocabulary import BY_NAME, DUTIES

_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?")
_NAME = re.compile(r"[a-z][a-z0-9_.-]*")
CLAUSE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def read_norms(text: str, first_line: int) -> list[Norm]:
    """The norms of one block. Raises `Wrong` at the first word that is out of place."""
    return [_read(statement) for statement in statements(text, first_line)]


def _read(statement: Statement) -> Norm:
    head = statement.head
    verb = head.take("a norm")
    norm = _READERS[verb.among(_READERS, "the beginning of a norm")](statement)
    head.finish()
    for line in statement.body:
        line.finish()
    return norm


def _permit(statement: Statement) -> Norm:
    reader = ScopeReader.of_actions(statement.head)
    asks = []
    for line in statement.body:
        if line.take_if("require"):
            asks.append(read_ask(line))
        else:
            reader.read(line, also=("require",))
    return Permit(reader.scope(), tuple(asks))


def _forbid(statement: Statement) -> Norm:
    reader = ScopeReader.of_actions(statement.head)
    yields = False
    for line in statement.body:
        if line.take_if("yields", "to", "law"):
            yields = True
        else:
            reader.read(line, also=("yields",))
    return Forbid(reader.scope(), yields)


def _require(statement: Statement) -> Norm:
    ask = read_ask(statement.head)
    reader = ScopeReader(statement.head)
    on_a_ground = False
    for line in statement.body:
        if line.take_if("on", "a", "ground"):
            on_a_ground = True
        elif line.take_if("when"):
            ask = only_when(ask, line)
        else:
            reader.read(line, also=("for", "on", "when"))
    return Require(reader.scope(), ask, on_a_ground)


def _waive(statement: Statement) -> Norm:
    steps = read_steps(statement.head)
    return Waive(_plain_scope(statement), frozenset(steps))


def _withdraw(statement: Statement) -> Norm:
    grounds = read_words(statement.head, BY_NAME["grounds"])
    reader = ScopeReader(statement.head)
    once_in: tuple[str, ...] = ()
    for line in statement.body:
        if line.take_if("once", "in"):
            once_in = _clause_ids(line)
        else:
            reader.read(line, also=("for", "once"))
    return Withdraw(reader.scope(), grounds, once_in)


def _duty(statement: Statement) -> Norm:
    duty = statement.head.take("a duty").among(DUTIES, "a duty")
    reader = ScopeReader(statement.head, steps=True)
    by, within = "", None
    for line in statement.body:
        if line.take_if("by"):
            by = line.take("a role").among(("actor", *BY_NAME["actor"].values), "a role")
        elif line.take_if("within"):
            within = _matching(line.take("a duration"), _DURATION, "an ISO 8601 duration, such as `PT24H`")
        else:
            reader.read(line, also=("for", "by", "within"))
    if not by:
        raise statement.head.words[0].wrong("a duty needs a line `by` with a role, or `by actor`")
    return Owe(reader.scope(), duty, by, within)


def _compel(statement: Statement) -> Norm:
    _no_body(statement)
    return Compel(read_words(statement.head, BY_NAME["grounds"]))


def _lift(statement: Statement) -> Norm:
    _no_body(statement)
    statement.head.take("`responsibility`").among(("responsibility",), "what can be lifted")
    return LiftResponsibility()


def _alike(statement: Statement) -> Norm:
    _no_body(statement)
    name = statement.head.take("an attribute").among(BY_NAME, "an attribute of a flow")
    return Alike(name, read_words(statement.head, BY_NAME[name]))


def _never(statement: Statement) -> Norm:
    reader = ScopeReader(statement.head, steps=True)
    reader.read_plain(statement.head)
    for line in statement.body:
        reader.read(line, also=("for",))
    return Never(reader.scope())


def _keeper(statement: Statement) -> Norm:
    _no_body(statement)
    verb = statement.head.words[0].text
    between = {"worked": "by", "told": "in", "enforced": "by"}[verb]
    statement.head.take(f"`{between}`").among((between,), f"what follows `{verb}`")
    name = _matching(statement.head.take("a name"), _NAME, "a name, such as `conduct.breaches`")
    return Keeper(verb, name)  # type: ignore[arg-type]


def _plain_scope(statement: Statement) -> Scope:
    reader = ScopeReader(statement.head)
    for line in statement.body:
        reader.read(line, also=("for",))
    return reader.scope()


def _clause_ids(line: Line) -> tuple[str, ...]:
    ids = [_matching(line.take("a clause id"), CLAUSE_ID, "a clause id, such as `house/care-team`")]
    while line.take_if(","):
        ids.append(_matching(line.take("a clause id"), CLAUSE_ID, "a clause id"))
    return tuple(ids)


def _matching(word: Word, pattern: re.Pattern[str], what: str) -> str:
    if not pattern.fullmatch(word.text):
        raise word.wrong(f"`{word.text[:40]}` is not {what}")
    return word.text


def _no_body(statement: Statement) -> None:
    if statement.body:
        raise statement.body[0].words[0].wrong("nothing can be added under this line")


_READERS: dict[str, Callable[[Statement], Norm]] = {
    "permit": _permit,
    "forbid": _forbid,
    "require": _require,
    "waive": _waive,
    "withdraw": _withdraw,
    "duty": _duty,
    "compel": _compel,
    "lift": _lift,
    "alike": _alike,
    "never": _never,
    "worked": _keeper,
    "told": _keeper,
    "enforced": _keeper,
}
