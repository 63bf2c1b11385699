"""Answers that something is not here leave in step, so that how long they took tells nobody whether it is there.

Looking for a file that is there costs a little more than looking for one that is not: a row more to read, a page
more of an index to write. Sent off at once, some hundreds of such answers tell the two apart; sent off at the
next full step, they do not. What comes by in that time is left alone: only 404 waits.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

STEP = 0.025
"""Seconds. Several times what such an answer takes; too short for anyone to notice."""


class InStep:
    """Holds an answer of 404 back until a whole number of steps has passed since it was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = time.perf_counter()
        answer = self.get_response(request)
        if answer.status_code == 404:
            time.sleep(STEP - (time.perf_counter() - asked) % STEP)
        return answer
