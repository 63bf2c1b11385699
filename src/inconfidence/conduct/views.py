"""The way to every register, for whoever has something to say."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from inconfidence.charity.requests import MemberRequest
from inconfidence.web.routes import no_flow


@no_flow("members", "ways to other pages; it says nothing about anybody")
def speak_up(request: MemberRequest) -> HttpResponse:
    """Something is wrong: which door is it?"""
    return render(request, "conduct/speak_up.html")
