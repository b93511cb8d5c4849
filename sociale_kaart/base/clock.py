"""The one place that asks the laptop which day and what time it is."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return the date on the laptop, in its own time zone."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def now() -> str:
    """Return the moment on the laptop, in its own time zone, as ISO text to the minute."""
    return dt.datetime.now(tz=dt.UTC).astimezone().replace(tzinfo=None).isoformat("T", "minutes")
