"""Forms that the registers of cases share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from inconfidence.files.forms import OnceForm, PickField


class WhoForm(OnceForm):
    """Whom it is about turned out."""

    who = PickField(
        label=_("Whom is it about?"),
        help_text=_(
            "Whoever is chosen here is shut out of this for good. A name in the text alone keeps nobody out."
        ),
    )

    def __init__(self, *args: Any, people: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].offer(people)  # type: ignore[attr-defined]


class WhoDidItForm(WhoForm):
    """Who did it turned out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].label = _("Who did it?")
