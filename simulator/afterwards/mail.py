"""A letter as a mail program takes it: an .eml file, or a mailto: link. Nothing is ever sent."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import quote

from simulator.afterwards.letters import Letter
from simulator.text import clean

MAILTO_LENGTH: Final = 2000
"""Characters of a link beyond which some mail programs and Windows cut it off."""

# What mail programs take without quoting; stranger addresses are left for the user to put in.
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS: Final = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)")


def as_eml(letter: Letter) -> bytes:
    """The letter as a draft in an .eml file; double-clicked, mail programs open it to be sent."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _line(letter.subject)
    address = _address(letter)
    if address is not None:
        message["To"] = address
    message["X-Unsent"] = "1"  # Outlook and some others then open it for writing
    message.set_content(_text(letter), cte="quoted-printable")
    return message.as_bytes()


def as_mailto(letter: Letter) -> str:
    """The letter as a mailto: link (RFC 6068)."""
    address = _address(letter)
    to = quote(address.addr_spec, safe="@") if address is not None else ""
    body = quote(_text(letter).replace("\n", "\r\n"), safe="")
    return f"mailto:{to}?subject={quote(_line(letter.subject), safe='')}&body={body}"


def as_text(letter: Letter) -> str:
    """The letter's text alone."""
    return _text(letter)


def usable_address(written: str) -> bool:
    """Whether `written` can stand as somebody's e-mail address."""
    return _parsed("", written) is not None


def _address(letter: Letter) -> Address | None:
    return _parsed(_line(letter.to.name), letter.to.address)


def _parsed(name: str, written: str) -> Address | None:
    found = _ADDRESS.fullmatch(written.strip())
    return Address(name, username=found[1], domain=found[2]) if found else None


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _text(letter: Letter) -> str:
    return clean(letter.text).strip() + "\n"
