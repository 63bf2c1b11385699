"""Codes as a second step: the telephone is told the secret, and a code is asked for at the door."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from django.conf import settings

from inconfidence.charity.actions.members import register_about
from inconfidence.charity.actions.second_step import (
    paper_use,
    papers_drop_unneeded,
    papers_issue,
    step_forget,
    step_stands,
)
from inconfidence.charity.errors import SpoiltCodes, WrongCode
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.lookups import factor_lookup
from inconfidence.charity.models import SecondFactor
from inconfidence.charity.one_time_codes import fresh_secret, step_of
from inconfidence.charity.spoilt import server_seal_broken
from inconfidence.gate import Bearer
from inconfidence.gate.second_factor import open_factor, seal_factor
from inconfidence.store.models import Member
from inconfidence.vault.errors import VaultError


def factor_of(member: Member) -> SecondFactor | None:
    """The member's one-time codes, where they have set them up to the end."""
    return SecondFactor.objects.filter(member=member, confirmed_at__isnull=False).first()


def factor_works(factor: SecondFactor | None) -> bool:
    """Whether there are codes, and they can be checked as far as anybody knows."""
    return factor is not None and bool(factor.secret)


def factor_begin(*, member: Member) -> bytes:
    """The secret for the telephone: the one begun before, or a new one. Nothing is asked for until it is confirmed."""
    begun = SecondFactor.objects.filter(member=member, confirmed_at=None).first()
    if begun is not None:
        with suppress(SpoiltCodes):
            return _secret(begun)
        begun.delete()
    secret = fresh_secret()
    sealed = seal_factor(settings.SERVER_KEY, member.charity_id, member.id, secret)
    SecondFactor.objects.create(member=member, secret=sealed)
    return secret


def factor_confirm(*, member: Member, typed: str) -> list[str]:
    """The first code was right: from now on one is asked for.

    Gives the codes on paper, shown this once; none where the member has some for their passkey.
    Raises `WrongCode`, and `TooManyTries`.
    """
    begun = SecondFactor.objects.filter(member=member, confirmed_at=None).first()
    if begun is None:
        raise WrongCode("there is nothing to confirm; begin again")
    with one_try(factor_lookup(member.id)):
        step = _step(begun, typed)
    with gate().noting(member.id, "membership"):
        codes = [] if step_stands(member) else papers_issue(member)
        SecondFactor.objects.filter(id=begun.id).update(confirmed_at=CLOCK.now(), last_step=step)
    return codes


def factor_check(*, member: Member, typed: str) -> None:
    """Returns where the code is right: from the telephone, or one of those on paper, which is then used up.

    Raises `WrongCode`, `SpoiltCodes`, and `TooManyTries`.
    """
    with one_try(factor_lookup(member.id)):
        if paper_use(member, typed):
            return
        factor = factor_of(member)
        if factor is None:
            raise _wrong()
        step = _step(factor, typed)
        # Two at once with the same code: only one of them moves it on.
        if not SecondFactor.objects.filter(id=factor.id, last_step__lt=step).update(last_step=step):
            raise _wrong()


def factor_stop(*, member: Member) -> None:
    """No code from the telephone is asked for any longer."""
    with gate().noting(member.id, "membership"):
        SecondFactor.objects.filter(member=member).delete()
        papers_drop_unneeded(member)


def factor_reset(*, bearer: Bearer, member: Member) -> None:
    """Whoever answers for the member lets them in without: they lost the telephone and the codes."""
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "membership") as act:
        act.remark(verb="second factor reset", member=str(member.id))
        step_forget(member)


def _secret(factor: SecondFactor) -> bytes:
    """What the codes are checked by. Raises `SpoiltCodes`; that it does not open is in the ledger by then."""
    sealed = bytes(factor.secret)
    try:
        return open_factor(settings.SERVER_KEY, factor.charity_id, factor.member_id, sealed)
    except VaultError:
        server_seal_broken(factor.member, partial(_emptied, factor))
        raise SpoiltCodes(
            "what codes are checked by does not open any more; type a code on paper, or ask your manager"
        ) from None


def _emptied(factor: SecondFactor) -> int:
    """Whether there was anything left of it. The row stays: the password alone must let nobody in."""
    return SecondFactor.objects.filter(id=factor.id).exclude(secret=b"").update(secret=b"")


def _step(factor: SecondFactor, typed: str) -> int:
    step = step_of(_secret(factor), typed, CLOCK.now(), factor.last_step)
    if step is None:
        raise _wrong()
    return step


def _wrong() -> WrongCode:
    return WrongCode("the code is not right, or was used already; wait for the next one and type that")
