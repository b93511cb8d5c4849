"""The commands about time: backups, and the dates that lie ahead."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.cli.console import answer
from sociale_kaart.domain.notatie import datum, getal
from sociale_kaart.operations import backups
from sociale_kaart.operations.agenda import agenda as dates_of

if TYPE_CHECKING:
    from sociale_kaart.cli.commands import Context

_DONE = 0
_ACTION = {"weg": "verdwijnt", "nieuw": "komt terug", "anders": "verandert"}
_KIB = 1024


def reservekopie(context: Context) -> int:
    """Make a backup, list them, look at one or put one back."""
    if context.options.lijst:
        return _list(context)
    if context.options.terug:
        return _look(context) if context.options.bekijk else _put_back(context)
    kaart, folder = context.options.kaart, context.options.map
    made = backups.make_backup(kaart, folder, now=dt.datetime.now().astimezone())
    line = f"De reservekopie staat in {made}."
    if made is None:
        line = "Er is niets veranderd sinds de vorige reservekopie."
    answer(context.options.json, {"reservekopie": str(made) if made else None}, [line])
    return _DONE


def _list(context: Context) -> int:
    found = backups.list_backups(context.options.kaart, context.options.map)
    data = [
        {"bestand": str(b.path), "gemaakt_op": b.gemaakt_op.isoformat(), "bytes": b.bytes}
        for b in found
    ]
    lines = [
        f"{datum(b.gemaakt_op.date())}, {b.gemaakt_op:%H:%M}  "
        f"{getal(b.bytes / _KIB):>9} kB  {b.path}"
        for b in found
    ]
    nothing = ["Er zijn nog geen reservekopieën."]
    answer(context.options.json, {"reservekopieen": data}, lines or nothing)
    return _DONE


def _look(context: Context) -> int:
    with context.open(read_only=True) as session:
        found = backups.compare_backup(session, context.options.terug)
    lines = []
    for one in found:
        lines.append(f"{one.naam}: {_ACTION[one.soort]}")
        lines += [f"  {wijziging.tekst}" for wijziging in one.velden]
    data = {"verschillen": [dataclasses.asdict(one) for one in found]}
    answer(context.options.json, data, lines or ["Deze reservekopie is gelijk aan de kaart."])
    return _DONE


def _put_back(context: Context) -> int:
    with context.open(read_only=False) as session:
        change = backups.restore_backup(session, context.options.terug, context.progress)
    context.progress.end()
    aantal = len(change.hulpbronnen or ())
    line = f"{change.tekst}: klaar. In de kaart kun je dit ongedaan maken."
    if change.tabellen == frozenset():
        line = f"{change.tekst}."
    answer(context.options.json, {"gedaan": change.tekst, "hulpbronnen": aantal}, [line])
    return _DONE


def agenda(context: Context) -> int:
    """Show the dates that lie ahead and those that are overdue."""
    with context.open(read_only=True) as session:
        found = dates_of(session.kaart.hulpbronnen(), today())
    data = {
        "afspraken": [{**dataclasses.asdict(one), "datum": one.datum.isoformat()} for one in found]
    }
    lines = [
        f"{datum(one.datum)}{' (verlopen)' if one.verlopen else ''}: {one.naam}. {one.tekst}."
        for one in found
    ]
    answer(context.options.json, data, lines or ["Er staan geen datums in de agenda."])
    return _DONE
