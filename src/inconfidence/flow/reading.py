"""Reads a flow from what somebody sent: strict, in the order of the vocabulary's tables."""

from collections.abc import Collection, Mapping
from typing import Any

from inconfidence.flow.errors import FlowError, culprit, listed, unknown_word
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME, RECIPIENTS_OF, Attribute, default_cabinet
from inconfidence.kernel.nearest import nearest

Value = str | bool | frozenset[str]


def read(mapping: Mapping[str, Any], codes: Collection[str] | None = None) -> dict[str, Value]:
    """The words of a flow with every default filled in; raises `FlowError` at the first that is wrong.

    `codes` are the ids that `promised` may name; None leaves that to whoever looks the code up.
    """
    words: dict[str, Value] = {}
    for attribute in ATTRIBUTES:
        words[attribute.name] = _value(attribute, mapping, codes)
        if attribute.name == "recipient":
            _refuse_misfit(str(words["action"]), str(words["recipient"]))
    _refuse_extra_keys(mapping)
    if not words["cabinet"]:
        words["cabinet"] = default_cabinet(str(words["information"]), str(words["subject"]))
    return words


def _value(attribute: Attribute, mapping: Mapping[str, Any], codes: Collection[str] | None) -> Value:
    if attribute.name not in mapping:
        return _default(attribute, mapping)
    given = mapping[attribute.name]
    if attribute.kind == "set":
        return _words(attribute, given)
    if attribute.kind == "flag":
        return _flag(attribute, given)
    if attribute.kind == "code":
        return _code(attribute, given, codes)
    return _word(attribute, given)


def _default(attribute: Attribute, mapping: Mapping[str, Any]) -> Value:
    if attribute.default is None:
        raise _missing(attribute.name, mapping)
    if attribute.kind == "set":
        return frozenset()
    return False if attribute.kind == "flag" else attribute.default


def _missing(name: str, mapping: Mapping[str, Any]) -> FlowError:
    strays = [key for key in mapping if isinstance(key, str) and key not in BY_NAME]
    stray = nearest(name, strays)
    hint = f"is `{culprit(stray)}` meant?" if stray else f"say one of {listed(BY_NAME[name].values)}"
    return FlowError(name, f"`{name}` is missing: {hint}")


def _word(attribute: Attribute, given: object) -> str:
    if not isinstance(given, str):
        raise FlowError(
            attribute.name, f"`{attribute.name}` must be a word, one of {listed(attribute.values)}"
        )
    if given not in attribute.values:
        raise unknown_word(attribute.name, given, attribute.values)
    return given


def _words(attribute: Attribute, given: object) -> frozenset[str]:
    if not isinstance(given, list | tuple | set | frozenset):
        raise FlowError(attribute.name, f"`{attribute.name}` must be a list of words, such as `[]`")
    return frozenset(_word(attribute, word) for word in given)


def _flag(attribute: Attribute, given: object) -> bool:
    if not isinstance(given, bool):
        raise FlowError(attribute.name, f"`{attribute.name}` must be `true` or `false`, without quotes")
    return given


def _code(attribute: Attribute, given: object, codes: Collection[str] | None) -> str:
    if not isinstance(given, str) or not given:
        raise FlowError(attribute.name, f"`{attribute.name}` must be the id of a code, such as `csf-2016`")
    if codes is not None and given not in codes:
        raise unknown_word(attribute.name, given, tuple(sorted(codes)))
    return given


def _refuse_misfit(action: str, recipient: str) -> None:
    fitting = RECIPIENTS_OF[action]
    if recipient not in fitting:
        only = f"`{action}` goes to {listed(fitting)}"
        close = fitting[0] if len(fitting) == 1 else nearest(recipient, fitting)
        raise FlowError("recipient", f"`{recipient}` is no recipient of `{action}`: {only}", close)


def _refuse_extra_keys(mapping: Mapping[str, Any]) -> None:
    for key in mapping:
        if key not in BY_NAME:
            close = nearest(str(key), BY_NAME)
            hint = f"did you mean `{close}`?" if close else f"known are {listed(tuple(BY_NAME))}"
            raise FlowError(culprit(str(key)), f"`{culprit(str(key))}` is not said of a flow: {hint}", close)
