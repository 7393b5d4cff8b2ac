"""The clock of this machine, and moments as people say them."""

from __future__ import annotations

import datetime


def now() -> datetime.datetime:
    """Return the time, with its zone."""
    return datetime.datetime.now().astimezone()


def when_words(moment: datetime.datetime) -> str:
    """Say when something was, as people do: 今天 14:32, 3月5日 09:10."""
    local = moment.astimezone()
    today = now().date()
    if local.date() == today:
        return f"今天 {local:%H:%M}"
    year = "" if local.year == today.year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日 {local:%H:%M}"


def report_year(today: datetime.date) -> int:
    """Return the year a report written today is about: until summer, last year."""
    return today.year if today.month >= 9 else today.year - 1
