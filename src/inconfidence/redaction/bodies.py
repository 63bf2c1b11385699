"""Employers, schools and the like, by the company that their names keep."""

from collections.abc import Iterator

from inconfidence.redaction.capitals import Capitals
from inconfidence.redaction.finds import Find
from inconfidence.redaction.reading import Word

_NEARBY = 5  # words between "job" and the employer, at most
_LONGEST_ENDING = 5  # letters of S.A.R.L. and the like
_MOST_PARTNERS = 6
_MOST_KINDS = 3  # Primary School Nursery


def find_bodies(text: str, capitals: Capitals) -> Iterator[Find]:
    """Companies by their ending, employers by the work beside them, institutions by their kind (tier possible)."""
    lexicon = capitals.lexicon
    signs = lexicon.company_joiners | lexicon.company_endings | lexicon.workplace
    signs |= lexicon.institution_endings | lexicon.institution_heads
    for at, word in enumerate(capitals.words):
        if capitals.taken[at] or not (word.folded in signs or _is_letter(word)):
            continue
        yield from _company(text, capitals, at)
        if word.folded in lexicon.workplace:
            yield from _employer(text, capitals, at + 1)
        if word.folded in lexicon.institution_endings and word.capital:
            yield from _ending(capitals, at)
        if word.folded in lexicon.institution_heads:
            yield from _head(capitals, at)


def _find(capitals: Capitals, first: int, last: int, end: int = 0) -> Find:
    words = capitals.words[first:last]
    who = " ".join(["body", *(word.folded for word in words)])
    return Find(words[0].start, end or words[-1].end, "organisation", "possible", frozenset((who,)))


def _company(text: str, capitals: Capitals, at: int) -> Iterator[Find]:
    """Cook Ltd; Blin S.A.S.; Voisin et Fils; Evans, Marshall and Johnston Ltd."""
    last, end = _company_end(text, capitals, at)
    first = _backwards(capitals, at) if last else at
    if first < at:
        yield _find(capitals, first, last, end)


def _company_end(text: str, capitals: Capitals, at: int) -> tuple[int, int]:
    """The word and the character after a company's ending that begins with word `at`; 0, 0 if none does."""
    words, lexicon = capitals.words, capitals.lexicon
    following = words[at + 1] if at + 1 < len(words) else None
    if (
        words[at].folded in lexicon.company_joiners
        and following
        and following.capital
        and following.folded in lexicon.company_kin
    ):
        return at + 2, following.end
    if words[at].capital and words[at].folded in lexicon.company_endings:
        return at + 1, words[at].end
    return _dotted_ending(text, capitals, at) if _is_letter(words[at]) else (0, 0)


def _dotted_ending(text: str, capitals: Capitals, at: int) -> tuple[int, int]:
    """S.A., S.A.R.L."""
    words, letters, last = capitals.words, "", at
    while (
        last < min(len(words), at + _LONGEST_ENDING)
        and _is_letter(words[last])
        and (last == at or words[last].gap == ".")
    ):
        letters, last = letters + words[last].folded, last + 1
    if len(letters) < 2 or letters not in capitals.lexicon.company_endings:
        return 0, 0
    end = words[last - 1].end
    return last, end + text.startswith(".", end)


def _is_letter(word: Word) -> bool:
    return len(word.folded) == 1 and word.capital


def _backwards(capitals: Capitals, at: int) -> int:
    """Where the capitals before word `at` begin, a list of partners included."""
    first = at
    while first and at - first < 8 and _leads(capitals, first):
        first -= 1
    while first < at and not capitals.free(first):
        first += 1
    return first


def _leads(capitals: Capitals, at: int) -> bool:
    """Whether the word before `at` may belong to the same company's name."""
    word, lexicon = capitals.words[at], capitals.lexicon
    if not word.joined or not set(word.gap).isdisjoint(".\n") or capitals.taken[at - 1]:
        return False
    before = capitals.words[at - 1]
    if before.folded in lexicon.company_joiners:
        return at < 2 or capitals.words[at - 2].folded not in lexicon.company_endings | lexicon.company_kin
    little = before.folded in lexicon.determiners and (
        before.starts or before.folded not in lexicon.particles
    )
    return capitals.free(at - 1) and not little


def _employer(text: str, capitals: Capitals, at: int) -> Iterator[Find]:
    """Lost the job at Wyatt-Jones: a capital after "at", with work just before."""
    words = capitals.words
    if (
        not capitals.free(at)
        or words[at].folded in capitals.lexicon.public
        or not _speaks_of_work(capitals, at - 1)
    ):
        return
    last = _partners(capitals, at)
    end = _company_end(text, capitals, last) if last < len(words) and words[last].joined else (0, 0)
    yield _find(capitals, at, *end) if end[0] else _find(capitals, at, last)


def _speaks_of_work(capitals: Capitals, at: int) -> bool:
    """Whether the sentence has a word of work shortly before word `at`."""
    first = at
    while first and at - first < _NEARBY and not capitals.words[first].starts:
        first -= 1
    return any(word.folded in capitals.lexicon.work for word in capitals.words[first:at])


def _partners(capitals: Capitals, at: int) -> int:
    """The end of a list of names: Evans, Marshall and Johnston."""
    words, last = capitals.words, capitals.end(at)
    for _ in range(_MOST_PARTNERS):
        if last >= len(words) or words[last].gap != ", " or not capitals.free(last):
            break
        if not _goes_on_to_joiner(capitals, last):
            break
        last = capitals.end(last)
    joins = last < len(words) and words[last].folded in capitals.lexicon.company_joiners
    return capitals.end(last + 1) if joins and capitals.free(last + 1) else last


def _goes_on_to_joiner(capitals: Capitals, at: int) -> bool:
    following = capitals.words[at + 1 : at + 4]
    return any(word.folded in capitals.lexicon.company_joiners for word in following)


def _ending(capitals: Capitals, at: int) -> Iterator[Find]:
    """Brookfield Academy; St Anne's Primary School."""
    lexicon, first, last = capitals.lexicon, at, at + 1
    while first and at - first < 5 and _names_institution(capitals, first):
        first -= 1
    while first < at and (not capitals.free(first) or capitals.words[first].folded in lexicon.determiners):
        first += 1
    while (
        last - at < _MOST_KINDS
        and capitals.free(last)
        and capitals.words[last].folded in lexicon.institution_endings
    ):
        last += 1
    if first < at:
        yield _find(capitals, first, last)


def _names_institution(capitals: Capitals, at: int) -> bool:
    word = capitals.words[at]
    if not word.joined or not set(word.gap).isdisjoint(",\n"):
        return False
    return capitals.free(at - 1) or (capitals.words[at - 1].folded == "s" and not capitals.taken[at - 1])


def _head(capitals: Capitals, at: int) -> Iterator[Find]:
    """L'école Jules-Ferry, collège Anne Frank, le CHU de Nantes."""
    words, lexicon = capitals.words, capitals.lexicon
    last = at + 1
    while (
        last < len(words)
        and last - at < 4
        and words[last].joined
        and words[last].folded in lexicon.particles
        and not words[last].capital
    ):
        last += 1
    if (
        last < len(words)
        and capitals.free(last)
        and words[last].joined
        and "." not in words[last].gap
        and words[last].folded not in lexicon.public
    ):
        elided = at and words[at - 1].folded == "l" and words[at].gap in ("'", "’")
        yield _find(capitals, at - 1 if elided else at, capitals.end(last))
