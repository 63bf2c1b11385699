"""A member's second factor: set up, asked for at the door, put right where it was lost."""

from __future__ import annotations

import secrets

from django.conf import settings

from inconfidence.charity.actions.members import register_about
from inconfidence.charity.errors import WrongCode
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.lookups import factor_lookup, recovery_code_lookup
from inconfidence.charity.models import RecoveryCode, SecondFactor
from inconfidence.charity.one_time_codes import fresh_secret, step_of
from inconfidence.gate import Bearer
from inconfidence.gate.second_factor import open_factor, seal_factor
from inconfidence.store.models import Member

CODES = 10
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"


def factor_of(member: Member) -> SecondFactor | None:
    """The member's second factor, where they have set one up to the end."""
    return SecondFactor.objects.filter(member=member, confirmed_at__isnull=False).first()


def factor_begin(*, member: Member) -> bytes:
    """The secret for the telephone: the one begun before, or a new one. Nothing is asked for until it is confirmed."""
    begun = SecondFactor.objects.filter(member=member, confirmed_at=None).first()
    if begun is not None:
        return _secret(begun)
    secret = fresh_secret()
    sealed = seal_factor(settings.SERVER_KEY, member.charity_id, member.id, secret)
    SecondFactor.objects.create(member=member, secret=sealed)
    return secret


def factor_confirm(*, member: Member, typed: str) -> list[str]:
    """The first code was right: from now on one is asked for. Gives the recovery codes, shown this once.

    Raises `WrongCode`, and `TooManyTries`.
    """
    begun = SecondFactor.objects.filter(member=member, confirmed_at=None).first()
    if begun is None:
        raise WrongCode("there is nothing to confirm; begin again")
    with one_try(factor_lookup(member.id)):
        step = _step(begun, typed)
    codes = [_fresh_code() for _ in range(CODES)]
    with gate().noting(member.id, "membership"):
        SecondFactor.objects.filter(id=begun.id).update(confirmed_at=CLOCK.now(), last_step=step)
        RecoveryCode.objects.filter(member=member).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(member=member, code=recovery_code_lookup(code)) for code in codes
        )
    return codes


def factor_check(*, member: Member, typed: str) -> None:
    """Returns where the code is right: from the telephone, or one of the recovery codes, which is then used up.

    Raises `WrongCode`, and `TooManyTries`.
    """
    factor = factor_of(member)
    if factor is None:
        return
    with one_try(factor_lookup(member.id)):
        if RecoveryCode.objects.filter(member=member, code=recovery_code_lookup(typed)).delete()[0]:
            return
        step = _step(factor, typed)
        # Two at once with the same code: only one of them moves it on.
        if not SecondFactor.objects.filter(id=factor.id, last_step__lt=step).update(last_step=step):
            raise _wrong()


def factor_stop(*, member: Member, typed: str) -> None:
    """The member does without from now on, which takes a code too. Raises `WrongCode`, and `TooManyTries`."""
    factor_check(member=member, typed=typed)
    with gate().noting(member.id, "membership"):
        _forget(member)


def factor_reset(*, bearer: Bearer, member: Member) -> None:
    """Whoever answers for the member lets them in without: they lost the telephone and the codes."""
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "membership") as act:
        act.remark(verb="second factor reset", member=str(member.id))
        _forget(member)


def codes_left(member: Member) -> int:
    """How many recovery codes are not used yet."""
    return RecoveryCode.objects.filter(member=member).count()


def _forget(member: Member) -> None:
    SecondFactor.objects.filter(member=member).delete()
    RecoveryCode.objects.filter(member=member).delete()


def _secret(factor: SecondFactor) -> bytes:
    sealed = bytes(factor.secret)
    return open_factor(settings.SERVER_KEY, factor.charity_id, factor.member_id, sealed)


def _step(factor: SecondFactor, typed: str) -> int:
    step = step_of(_secret(factor), typed, CLOCK.now(), factor.last_step)
    if step is None:
        raise _wrong()
    return step


def _wrong() -> WrongCode:
    return WrongCode("the code is not right, or was used already; wait for the next one and type that")


def _fresh_code() -> str:
    """A recovery code in two groups: 27¹⁰ of them, more than 2⁴⁷, and ten tries in a quarter of an hour."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2))
    return "-".join(groups)
