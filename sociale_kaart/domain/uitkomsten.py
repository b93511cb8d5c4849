"""What can become of a row of an imported list; every row has exactly one of these."""

from __future__ import annotations

UITKOMSTEN = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")
