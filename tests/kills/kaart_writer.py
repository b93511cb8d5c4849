"""The victim: edits a kaart without end and says on stdout which edits are on disk.

Which edit comes as number i follows from the seed, so that the test knows it without asking.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from collections.abc import Iterable

SOORTEN = {"voeg toe": 8, "hernoem": 6, "verwijder": 3, "ongedaan": 4, "vergeet": 1}


def plan(seed: int, number: int, uuids: Iterable[str]) -> tuple[str, str]:
    """What edit `number` does, and to which hulpbron."""
    chance = random.Random(f"{seed}:{number}")
    present = sorted(uuids)
    soort = chance.choices(list(SOORTEN), list(SOORTEN.values()))[0]
    if soort == "ongedaan":
        return soort, ""
    if soort == "voeg toe" or not present:
        return "voeg toe", f"h{number}"
    return soort, chance.choice(present)


def edit(kaart: Kaart, number: int, soort: str, uuid: str) -> None:
    """Do one edit, through the same calls as the window."""
    if soort == "ongedaan":
        kaart.undo()
    elif soort == "vergeet":
        kaart.forget(hulpbron=uuid)
    else:
        with kaart.action(soort) as actie:
            if soort == "verwijder":
                actie.delete("hulpbronnen", uuid)
            elif soort == "hernoem":
                actie.update("hulpbronnen", uuid, {"naam": f"nieuw {number}"})
            else:
                # Large enough to spread over several pages.
                tekst = f"{number} " * 1500
                actie.insert("hulpbronnen", {"uuid": uuid, "naam": f"naam {number}",
                                             "omschrijving": tekst})  # fmt: skip
                actie.insert("plekken", {"hulpbron": uuid, "x": number, "y": 500_000})
                actie.insert("doelgroepen", {"hulpbron": uuid, "doelgroep": "ouderen"})


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(path: Path, seed: int, number: int) -> None:
    """Edit until killed."""
    with Kaart.open(path) as kaart:
        _say("open")
        while True:
            soort, uuid = plan(seed, number, (h.uuid for h in kaart.hulpbronnen()))
            edit(kaart, number, soort, uuid)
            _say(str(number))
            number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
