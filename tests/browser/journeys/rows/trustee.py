"""What a trustee sees."""

from tests.browser.journeys.rows.row import Row
from tests.browser.journeys.rows.ways import at, first_of, once, steps, then_at, wrong

_ALERT = once(first_of("/alerts/"))

TRUSTEE = [
    Row("alerts", at("/alerts/")),
    Row("alert", _ALERT),
    wrong("alert-step", then_at(_ALERT, "/answered/")),
    *steps("alert", _ALERT, "looked-into", "protected", "who"),
]
