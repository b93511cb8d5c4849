"""The lines of the table: which hulpbronnen in which order, under which headings. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.domain import lijsten
from sociale_kaart.ui.filters import folded
from sociale_kaart.ui.table.columns import sfeer_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.table.columns import Column, Names, SortKey

# By what lines can be grouped.
NIET, BUURT, SFEER, CONTACT = "", "buurt", "sfeer", "contact"
# No uuid begins so.
_GROUP = "="


@dataclass(frozen=True, slots=True)
class Group:
    """A heading above lines.

    Attributes:
        id: what its line is called.
        label: what people read.
        aantal: how many hulpbronnen it holds, also when they are folded away.
        folded: whether its lines are folded away.
    """

    id: str
    label: str
    aantal: int
    folded: bool


@dataclass(slots=True)
class Lines:
    """Names of lines in their order, and the headings among them by name."""

    ids: list[str] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)


class Step(NamedTuple):
    """One change of a list of lines.

    Attributes:
        insert: whether lines come in at `row`; else lines `row` up to `row + aantal` go.
        ids: the lines that come in.
    """

    insert: bool
    row: int
    aantal: int
    ids: Sequence[str] = ()


class Order:
    """Sorts and groups hulpbronnen; remembers the sort key of each, so that sorting again is fast.

    Args:
        names: how to read what records refer to.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._column: Column | None = None
        self._keys: dict[str, SortKey] = {}
        self.descending = False
        self.by = NIET
        self.folded: set[str] = set()
        # for CONTACT: per hulpbron the place and the label of its group
        self.bundels: Mapping[str, tuple[int, str]] = {}

    def sort_by(self, column: Column, *, descending: bool) -> None:
        """Sort by a column from now on."""
        if column is not self._column:
            self._keys.clear()
        self._column, self.descending = column, descending

    def forget(self, uuids: Iterable[str] | None) -> None:
        """Read these hulpbronnen again (None: all); they, or what they refer to, have changed."""
        if uuids is None:
            self._keys.clear()
        else:
            for uuid in uuids:
                self._keys.pop(uuid, None)

    def lines(self, hulpbronnen: Sequence[Hulpbron]) -> Lines:
        """Return the lines of hulpbronnen that come in order of their names."""
        ordered = self._ordered(hulpbronnen)
        if not self.by:
            return Lines([hulpbron.uuid for hulpbron in ordered])
        of = self._group_of()
        found = Lines()
        ordered.sort(key=lambda hulpbron: of(hulpbron)[0])
        for key, members in groupby(ordered, key=lambda hulpbron: of(hulpbron)[0]):
            inside = list(members)
            uuids = [hulpbron.uuid for hulpbron in inside]
            label = of(inside[0])[1]
            name = f"{_GROUP}{self.by}:{key[-1]}"
            closed = name in self.folded
            found.groups[name] = Group(name, label, len(uuids), closed)
            found.ids.append(name)
            if not closed:
                found.ids += uuids
        return found

    def _ordered(self, hulpbronnen: Sequence[Hulpbron]) -> list[Hulpbron]:
        column = self._column
        if column is None:
            return list(hulpbronnen)
        keys = self._keys
        for hulpbron in hulpbronnen:
            if hulpbron.uuid not in keys:
                keys[hulpbron.uuid] = column.sort_key(hulpbron, self._names)
        filled = [h for h in hulpbronnen if keys[h.uuid] is not None]
        # The keys of one column are all texts or all numbers.
        filled.sort(key=lambda h: keys[h.uuid], reverse=self.descending)  # type: ignore[arg-type,return-value]
        if len(filled) < len(hulpbronnen):
            filled += [h for h in hulpbronnen if keys[h.uuid] is None]
        return filled

    def _group_of(self) -> Callable[[Hulpbron], tuple[tuple[object, ...], str]]:
        """Return what gives the sort key and the label of the group of a hulpbron."""
        if self.by == SFEER:
            place = {code: at for at, code in enumerate(lijsten.codes("sfeer"))}
            sferen: dict[str | None, tuple[tuple[object, ...], str]] = {}

            def sfeer(hulpbron: Hulpbron) -> tuple[tuple[object, ...], str]:
                code = hulpbron.sfeer
                if code not in sferen:
                    sferen[code] = (
                        (place.get(code or "", len(place)), code or ""),
                        sfeer_label(code),
                    )
                return sferen[code]

            return sfeer
        if self.by == CONTACT:
            last = (len(self.bundels), "")

            def contact(hulpbron: Hulpbron) -> tuple[tuple[object, ...], str]:
                at, label = self.bundels.get(hulpbron.uuid, last)
                return (at,), label

            return contact
        buurten: dict[str, tuple[tuple[object, ...], str]] = {}

        def buurt(hulpbron: Hulpbron) -> tuple[tuple[object, ...], str]:
            # A hulpbron is one line: it stands with its first plek.
            code = next((plek.buurtcode for plek in hulpbron.plekken if plek.buurtcode), "")
            if code not in buurten:
                naam = self._names.area.naam(code) if code else "zonder buurt"
                buurten[code] = ((not code, folded(naam), code), naam)
            return buurten[code]

        return buurt


def steps(
    old: Sequence[str], new: Sequence[str], touched: frozenset[str], most: int
) -> list[Step] | None:
    """Return how one list of lines becomes another, or None when it is simpler to start anew.

    Args:
        old: the lines as they are.
        new: the lines as they will be.
        touched: lines that may have moved among the others.
        most: more steps than this are not worth it.
    """
    before, after = set(old), set(new)
    gone, come = before - after, after - before
    if [i for i in old if i not in gone] != [i for i in new if i not in come]:
        # What moved goes out and comes in again.
        moved = touched & before & after
        gone, come = gone | moved, come | moved
        if [i for i in old if i not in gone] != [i for i in new if i not in come]:
            return None
    found = [Step(False, row, count) for row, count in reversed(_runs(old, gone))]  # noqa: FBT003 - a record
    found += [
        Step(True, row, count, new[row : row + count])  # noqa: FBT003 - idem
        for row, count in _runs(new, come)
    ]
    return found if len(found) <= most else None


def _runs(ids: Sequence[str], among: set[str]) -> list[tuple[int, int]]:
    """Return (row, count) of the runs of lines that are in a set."""
    runs: list[tuple[int, int]] = []
    for row, name in enumerate(ids) if among else ():
        if name in among:
            if runs and sum(runs[-1]) == row:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((row, 1))
    return runs
