"""The one place that asks the laptop which day it is."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return the date on the laptop, in its own time zone."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
