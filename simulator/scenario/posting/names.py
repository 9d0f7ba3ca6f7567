"""What an employer's name looks like, and what only looks like one."""

from __future__ import annotations

import re
from typing import Final

from simulator.scoring.word_sets import word_set

_WORD: Final = r"[A-ZÀ-ÖØ-ÞĀĒĪŌŪŠŽ0-9][\w'’&+-]*(?:\.(?=\s[A-Z&]|[a-z]))?"
NAME: Final = rf"(?:[Tt]he\s+)?{_WORD}(?:\s+(?:(?:&|and|of|of the|for|for the|at|de|du|on|upon|by the|in)\s+)?{_WORD}){{0,6}}"
"""A name: words with capitals, and the small words between them."""

_ORGANISED: Final = re.compile(
    r"\b(?:ltd|limited|llp|inc|plc|llc|gmbh|cic|pty|pvt|corp|corporation|co|company|group|holdings|"
    r"council|trust|university|college|school|academy|hospital|hospices?|infirmary|clinic|surgery|"
    r"practice|pharmacy|nursery|museum|gallery|library|theatre|hotel|inn|arms|house|restaurant|bistro|"
    r"cafe|café|coffee|bakery|brewery|farms?|growers|estate|foundation|charity|society|association|"
    r"institute|agency|office for|ministry of|department (?:of|for)|authority|service|services|"
    r"solicitors|accountants|architects|surveyors|opticians|partners|associates|consulting|solutions|systems|technologies|labs?|laborator(?:y|ies)|"
    r"testing|engineering|electrical|plumbing|construction|builders|homes|buses|logistics|transport|"
    r"bank|insurance|cooperative|co-operative|union|church|club|supply|stores?|outdoors|foods?|"
    r"energy|water|instruments|paper|steel|motors|airways|hospitality|cent(?:re|er)|leisure|railways?|festival|boats|vets|society|tools|dental|medical|care|kennels|joinery|press|& (?:sons?|daughters?|co))\b",
    re.IGNORECASE,
)
_LEGAL: Final = re.compile(
    r"[\s,]+(?:ltd|limited|llp|inc|plc|llc|gmbh|cic|pty|pvt|corp|corporation|co)\b\.?",
    re.IGNORECASE,
)
_NO_NAME: Final = word_set(
    "the a an we our you your this that it they he she i my there here what who when where why how if",
    "in on at for with as by to from of all some most every each no not and or but so then than once",
    "remote hybrid onsite permanent temporary contract part-time full-time fulltime parttime hours",
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june",
    "july august september october november december today salary pay grade band location benefits",
    "requirements responsibilities duties apply closing interviews please must essential desirable",
    "candidates applicants applications cv cvs experience previous previously one two three last next",
    "new now job jobs role vacancy summary description overview skills qualifications about contact",
    "immediate start live-in negotiable competitive circa up required wanted us me home essential",
    "training uniform free weekly paid staff reporting working hi hello dear greetings good tips",
    "interested informal candidate applicant visits until since last following seasonal national",
    "save share report skip search sign posted menu cookies accept privacy similar back share nor",
    "currently casual relief bank ideally key main general person people everyone everybody somebody nobody anyone",
    "services careers news events resources solutions team teams courses shop products",
    "governors trustees board directors management headteacher company council school organisation organization employer business firm trust professional service",
    "three four five six seven eight nine ten eleven twelve twenty thirty forty hundreds thousands",
    "bonus hybrid fixed term equal opportunities confidential ref reference ote eoe pto usa uk",
)
_NO_LINE: Final = re.compile(
    r"[£$€%]|\d{3,}|\b(?:per|hour|hourly|week|annum|salary|remote|hybrid|full-?\s?time|part-?\s?time|"
    r"permanent|contract|ago|applicants|posted|apply|hours|days|region|directorate|reference|"
    r"experience|competitive|immediate|vacanc(?:y|ies)|shift|wanted|available|job|jobs|"
    r"advert|required|pro rata|rota)\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(rf"{NAME}\.?")
_REGION: Final = re.compile(r"[A-Z]{2}(?: \d{5})?|[A-Z]{1,2}\d{1,2}(?: \d[A-Z]{2})?")


def is_name(words: str) -> bool:
    """Whether `words` could be an employer's name as it stands."""
    words = " ".join(words.split()).strip(" .,:*!")
    if not 2 <= len(words) <= 80 or _NO_LINE.search(words) or _REGION.fullmatch(words):
        return False
    shouted = words.upper() == words
    if not shouted and not _WHOLE.fullmatch(words):
        return False
    parts = [
        re.split("['’](?=s$|ll|re|ve|d$)", w.casefold().strip(".,'’"))[0] for w in words.split()
    ]
    plain = parts[1:] if parts[0] == "the" and len(parts) > 1 else parts
    if re.fullmatch(r"[\d+.,/-]+\w?", plain[0]):  # a figure, or a house in a street
        return False
    return (
        any(map(str.isalpha, words))
        and len(parts) <= 9
        and plain[0] not in _NO_NAME
        and not set(plain) <= _NO_NAME
    )


def organised(words: str) -> bool:
    """Whether there is a word in it that firms, councils, schools and the like bear."""
    return bool(_ORGANISED.search(words))


def name_key(name: str) -> str:
    """What two ways to write one name have in common."""
    plain = _LEGAL.sub("", " " + name.casefold().replace("’", "'"))
    plain = re.sub(r"[^\w\s'&-]", " ", plain.replace(" & ", " and "))
    return re.sub(r"^(?:the|at) ", "", " ".join(plain.split()))
