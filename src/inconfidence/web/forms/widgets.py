"""Widgets of the house, beside Django's own."""

from typing import Any

from django import forms
from django.utils.functional import Promise, lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString


class DraftTextarea(forms.Textarea):
    """A long text that is kept as a draft while it is typed, where `draft_address` is set and scripts run.

    The script posts `name` (of the field) and `text` to the address at most every 8 s and on blur; 204 means
    kept, 401 or 403 locked, anything else "not kept yet": it tries again. Nothing is stored in the browser.
    """

    class Media:
        js = [forms.Script("web/js/autosave.js", defer=True)]

    def __init__(self, draft_address: str | Promise = "", rows: int = 8) -> None:
        super().__init__(attrs={"rows": rows})
        self.draft_address = draft_address

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds the hook that the script looks for."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | ({"data-autosave": self.draft_address} if self.draft_address else {})


class FoldedTicks(forms.CheckboxSelectMultiple):
    """Ticks of which those in a named group are folded away: `choices=[("x", "X"), ("One of us", [("y", "Y")])]`.

    What is folded works without script, and lies open where something in it is ticked.
    """

    template_name = "web/forms/folded.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds whether the groups lie open."""
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        ticked = [one for group, options, _index in groups if group for one in options if one["selected"]]
        return context | {"widget": context["widget"] | {"open": bool(ticked)}}


def _option(label: str | Promise, hint: str | Promise) -> SafeString:
    return format_html("<span>{}<small>{}</small></span>", label, hint)


# The label of a choice, with a quiet line of explanation below it: `option(_("A court"), _("By its order"))`.
option = lazy(_option, SafeString)
