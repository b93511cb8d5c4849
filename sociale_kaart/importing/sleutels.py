"""Phone number, website, e-mail and KvK number in one form, so that equal ones are seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sociale_kaart.domain.hulpbron import Value

_DIGITS = re.compile(r"\D")
# A number of ten digits without its first 0; service numbers (0800, 0900, 14 038) are of many.
_PHONE = 9
_SERVICE = ("800", "900", "906", "909", "88")
_KVK = 8
# Pages of many: only the whole page is somebody's.
_SHARED_HOSTS = frozenset(
    ("facebook.com", "instagram.com", "twitter.com", "x.com", "linkedin.com", "youtube.com",
     "sites.google.com", "google.com", "wixsite.com", "wordpress.com", "nl-nl.facebook.com")
)  # fmt: skip
_SHARED_MAIL = frozenset(("info@gemeente.nl",))


def phone_keys(text: object) -> Iterator[str]:
    """Yield the Dutch numbers in a text, without country code; service numbers are nobody's."""
    for part in re.split(r"[/;,|]| of | en ", str(text or "")):
        digits = _DIGITS.sub("", part.replace("(0)", ""))
        national = re.sub(r"^(?:0031|31(?=\d{9}$)|0)", "", digits)
        if len(national) == _PHONE and not national.startswith(_SERVICE):
            yield national


def website_key(text: object) -> str | None:
    """Return a website as host and path, None when it is none or a page of many."""
    bare = str(text or "").strip().lower().split()
    if not bare:
        return None
    page = re.sub(r"^[a-z]+://", "", bare[0]).split("?")[0].split("#")[0]
    page = re.sub(r"^www\.", "", page).rstrip("/.,")
    page = re.sub(r"/(?:index|home|default|contact|over-ons|agenda)(?:\.[a-z]+)?$", "", page)
    host, _, path = page.partition("/")
    if "." not in host or "@" in host or (host in _SHARED_HOSTS and not path):
        return None
    return page


def email_key(text: object) -> str | None:
    """Return an e-mail address in one form, None when it is none."""
    found = re.search(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.\w+", str(text or "").lower())
    return found[0] if found and found[0] not in _SHARED_MAIL else None


def kvk_key(text: object) -> str | None:
    """Return a number of the Kamer van Koophandel: eight digits; None when it is none."""
    digits = _DIGITS.sub("", str(text or ""))
    return digits if len(digits) == _KVK and digits == str(text).strip().replace(" ", "") else None


def exact_keys(contact: Mapping[str, Value], bron_id: Value = None) -> frozenset[tuple[str, str]]:
    """Return by what a record can be known again whatever its name: (kind, value)."""
    keys = {("telefoon", number) for number in phone_keys(contact.get("telefoon"))}
    found = {
        "website": website_key(contact.get("website")),
        "email": email_key(contact.get("email")),
        "kvk": kvk_key(bron_id),
    }
    return frozenset(keys | {(kind, value) for kind, value in found.items() if value})
