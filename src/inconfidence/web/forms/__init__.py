"""Forms as people meet them: kind words, nothing remembered by the browser, dates in three boxes."""

from inconfidence.web.forms.day import DayField
from inconfidence.web.forms.form import Form, ModelForm
from inconfidence.web.forms.widgets import DraftTextarea, FoldedTicks, option

__all__ = ["DayField", "DraftTextarea", "FoldedTicks", "Form", "ModelForm", "option"]
