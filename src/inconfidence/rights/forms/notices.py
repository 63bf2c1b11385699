"""The form that says that somebody has been told what is held about them."""

import uuid

from django import forms

from inconfidence.web.forms import Form


class GivenForm(Form):
    """Nothing to fill in; sent twice, it is kept once."""

    record = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
