"""The members of the demonstration: founded, invited, joined, trained and given their keys, as anybody is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from inconfidence.charity import actions
from inconfidence.charity.actions.founding import Founder
from inconfidence.charity.house import CLOCK
from inconfidence.charity.sheets.practice import practice_sheets
from inconfidence.demo.cast import Cast, Player
from inconfidence.gate import Bearer
from inconfidence.store.models import Branch, Charity, Member

_YEAR = timedelta(days=365)
_LAPSED = timedelta(days=8)
# Who signed the code for the board, in the words of whoever enters it.
_SIGNED = {"en": "chair of trustees", "fr": "présidente"}


@dataclass
class Company:
    """Who is there: each player's row and keys, by name, and the codes of those who were only invited."""

    cast: Cast
    today: datetime
    rows: dict[str, Member] = field(default_factory=dict)
    bearers: dict[str, Bearer] = field(default_factory=dict, repr=False)
    codes: dict[str, str] = field(default_factory=dict, repr=False)

    def found(self, code: str) -> Charity:
        """The first of the cast founds the charity, under this code."""
        first = self.cast.members[0]
        founder = Founder(
            name=first.name,
            email=first.email,
            password=self.cast.password,
            trained_until=(self.today + _YEAR).date(),
            language=first.language,
        )
        charity, bearer = actions.charity_found(
            name=self.cast.charity,
            code=code,
            signed_as=_SIGNED[first.language],
            branches=self.cast.branches,
            founder=founder,
            recovery=practice_sheets(settings.DATA, self.cast.charity),
            practice=True,
        )
        self.bearers[first.name] = bearer
        return charity

    def join(self, player: Player) -> None:
        """Invited by the manager, joined by their own hand, trained, given the keys of their office."""
        row, code = actions.member_invite(
            bearer=self.manager,
            name=player.name,
            email=player.email,
            role=player.role,
            branch=Branch.objects.get(name=player.branch) if player.branch else None,
            language=player.language,
        )
        if player.state == "invited":
            self.codes[player.name] = code
            return
        row = actions.invitation_take_up(code=code, password=self.cast.password)
        until = self.today - _LAPSED if player.state == "lapsed" else self.today + _YEAR / 2
        given_on = timezone.localdate(CLOCK.now())
        actions.training_enter(bearer=self.manager, member=row, given_on=given_on, valid_until=until.date())
        row.refresh_from_db()
        actions.cabinets_give(bearer=self.manager, member=row)
        self.rows[player.name] = row
        self.bearers[player.name] = actions.member_sign_in(email=player.email, password=self.cast.password)

    def leave(self, player: Player) -> None:
        """The player leaves: keys and sessions go at once."""
        actions.member_take_leave(bearer=self.manager, member=self.rows[player.name])

    @property
    def manager(self) -> Bearer:
        """The first of the cast, who gives everybody their keys."""
        return self.bearers[self.cast.members[0].name]

    def assigning(self, name: str) -> Bearer:
        """Whoever says who supports the people whom this member supports: their coordinator, or the manager."""
        player = self._player(name)
        if player.role != "listener":
            return self.manager
        [coordinator] = [one for one in self._beside(player) if one.role == "coordinator"]
        return self.bearers[coordinator.name]

    def companion(self, name: str) -> str | None:
        """Another of the same branch who does the same work; None where there is nobody."""
        player = self._player(name)
        same = [one.name for one in self._beside(player) if one.role == player.role and one.name != name]
        return same[0] if same else None

    def supporters(self, language: str) -> list[str]:
        """Names of those who support people in this language and are still there."""
        return [
            one.name
            for one in self.cast.members
            if one.role in {"listener", "counsellor"} and one.language == language and one.state == "well"
        ]

    def _player(self, name: str) -> Player:
        return next(one for one in self.cast.members if one.name == name)

    def _beside(self, player: Player) -> list[Player]:
        return [one for one in self.cast.members if one.branch == player.branch and one.state == "well"]
