"""From "proven experience of cash handling would be a plus" to "cash handling", with its place.

Nothing is reworded: a phrase is always a stretch of the posting's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MOST_WORDS: Final = 18

_GRADE: Final = (
    r"(?:excellent|strong|good|great|solid|sound|deep|proven|demonstrable|demonstrated|previous|"
    r"prior|recent|relevant|extensive|thorough|working|hands-on|genuine|real|natural|clear|high|"
    r"significant|substantial|exceptional|outstanding|superb|broad|wide|basic|first-rate|full|"
    r"detailed|practical|in-depth|keen|well-developed|proficient|general|current|considerable)"
)
_HEAD: Final = (
    r"(?:experience|knowledge|understanding|familiarity|proficiency|competence|exposure|expertise|"
    r"awareness|skills?|background|track record|record|history|grasp|command|commitment|ability|"
    r"capability|capacity|willingness|confidence|comfort|interest|passion|flair|appreciation|"
    r"aptitude|desire|knack|enthusiasm|love|mastery|use|competency|evidence)"
)
_NUMBER: Final = r"(?:\d+(?:\s*(?:-|–|to)\s*\d+)?\s*\+?|one|two|three|four|five|six|seven|eight|ten|a few|several)"
_YEARS: Final = (
    rf"(?:(?:at least|(?:a )?minimum(?: of)?|ideally|over|around|about|with)\s+)*{_NUMBER}\s*"
    r"(?:plus\s+|or more\s+)?(?:years?|yrs?|months?)\s*\+?['’]?\s*(?:or more\s+)?"
    r"(?:of\s+|in\s+|(?=experience))"
)
_STATE: Final = (
    r"(?:(?:fully\s+|really\s+|very\s+|also\s+)?"
    r"(?:able to|comfortable (?:with|using|in)|confident (?:with|in|using|at)|proficient (?:in|with)|"
    r"competent (?:in|with)|skilled (?:in|at)|familiar with|fluent in|used to|happy to|willing to|"
    r"prepared to|experienced (?:in|with|at)|trained in|up to date (?:in|with)|good (?:at|in)|"
    r"at home with|capable of|committed to|passionate about|adept at|enthusiastic about|"
    r"interested in|knowledgeable about|available (?:on|to work|for)|qualified (?:in|to)))"
)
_SAY: Final = (
    r"(?:(?:you(?:['’](?:ll|d|ve|re))?|we(?:['’]d| would) like|who|they|i)"
    r"(?:\s+(?:will|would|should|must|also|already|ideally|really|do|need to|have to|can|are))*"
    r"|(?:must|should|need to|needs to|to)(?=\s+(?:be|have|hold|possess|know)\b))"
)
_VERB: Final = (
    r"(?:be|being|been|have|has|having|hold|holds|is|are|bring|brings|possess|possesses|know|knows|"
    r"demonstrate|show|can|enjoy|enjoys|used|have used|need|do|work|works)"
)
_LEADS: Final = tuple(
    re.compile(rf"(?:{sign})\s+", re.IGNORECASE)
    for sign in (
        r"(?:(?:nice|good) to have|must have|desirable|preferred|essential|required|optional|bonus"
        r"|plus|ideally)\s*[:–—-]",
        _SAY,
        r"(?:an?|the|some|any|your|our|his|her|both|ideally|preferably|plus|also|and|or|but|that|if|of)",
        rf"(?:{_GRADE},?\s+)*(?:and\s+{_GRADE}\s+)?{_HEAD}\s+(?:of|in|with|using|to|for|on|around|at|"
        r"as|working (?:with|in|on)|from)(?:\s+(?:working (?:with|in)|using|be))?",
        _YEARS.rstrip(r"\s+") + rf"(?:{_HEAD}\s+(?:of|in|with|as|working (?:with|in|on)))?",
        _STATE,
        rf"{_VERB}(?=\s+(?:an?|the|{_GRADE}|{_HEAD}|{_STATE}|[a-z]+ly|at least|{_NUMBER}|well|on-call|"
        r"organised|organized|calm|kind|friendly|reliable|honest|patient|flexible|outgoing)\b)",
        r"(?:excellent|strong|great|solid|sound|proven|demonstrable|demonstrated|exceptional|"
        r"outstanding|superb|first-rate)",
        r"know(?=\s+(?-i:[A-Z]))",
        r"(?:minimum(?: of)?|at least)(?!\s+\d)",
        r"(?:educated to|qualified to)(?=\s+degree)",
    )
)
_WORTH: Final = (
    r"(?:plus|bonus|advantage|asset|must|essential|desirable|preferred|required|needed|beneficial|"
    r"helpful|useful|welcome|great|lovely|nice to have|good to have|well regarded|ideal|vital|"
    r"preferable|advantageous|necessary|key|important|crucial|expected|appreciated|handy)"
)
_TAILS: Final = tuple(
    re.compile(sign + r"\s*$", re.IGNORECASE)
    for sign in (
        r"[\s.,;:!–—-]+",
        r"\s*\((?:preferred|essential|desirable|required|optional|[AIED](?:\s*[/,&]\s*[AIED])*)\)",
        r"\s*\((?:or|this|we|not|but|you|the|if|retail|no)\b[^)]*\)",
        r"\s*\([^)]*\b(?:welcome|a plus|preferred|bonus|not essential|training)\b[^)]*\)",
        rf",?\s*(?:(?:is|are|was)(?:n['’]t| not)?|would be|will be|would|[’']d be)"
        rf"(?:\s+(?:also|highly|strongly|definitely|not|an?|of|definite|big|real|distinct|huge|very|"
        rf"particularly|especially))*\s+{_WORTH}\b.*",
        rf",?\s+(?:an?\s+)?(?:definite\s+|big\s+|strong\s+)?{_WORTH}",
        r",?\s+well regarded.*",
        r",?\s+(?:but|though|although|because|since|as we|so that|whereas|while)\b.*",
        r",\s*(?:which|who|where|when|so|as|or\s+(?:an?\s+)?(?:willing|ability|be working|working))\b.*",
        r",?\s+or\s+(?:an?\s+)?(?:willingness|ability|desire|commitment|willing)\s+to\b.*",
        r",?\s+(?:or|and)\s+(?:an?\s+)?equivalent(?:\s+experience)?",
        r",?\s*(?:of course|please|too|also|as well|we think)",
        r",?\s+without (?:being|thinking|even)\b.*",
        r",?\s+(?:and|or|if|but|with|as)",
        r",?\s+(?:even|so much the) better\b.*",
        r",?\s+(?:is|are)(?:n['’]t)? what (?:matters|counts|we)\b.*",
        r",?\s+matters?\b.*",
        r"\s+[-–—]\s.*",
        r"(?<=\w{4})\s*:\s+(?:you|we|it|this|the)\b.*",
        r",\s*(?:including|especially)\s+(?:ones|those|the|when)\b.*",
        r",\s*(?:paid or|or (?:another|similar|something))\b.*",
    )
)
_CLAUSE: Final = re.compile(
    rf"\s*(?:;|,\s*(?:and|but|plus|as well as)?|\band|\bas well as|\bplus)\s+(?:(?:also|ideally)\s+)?"
    rf"(?=(?:of|with|in)\s+(?:\w+\s+)?\w+\s+(?:or|at|for)\b"
    rf"|(?:an?\s+|some\s+|your\s+own\s+)?(?:{_GRADE}\s+)*{_HEAD}\s+(?:of|in|with|to|for|using)\b"
    rf"|{_STATE}\b|{_SAY}\s+{_VERB}\b|{_YEARS}"
    rf"|(?:have|has|hold|be|know|enjoy|bring|own|understand|possess)\s+(?!a go)\w)"
    r"|\s*;\s*(?:and\s+)?",
    re.IGNORECASE,
)
_COMMAS: Final = re.compile(r",\s*(?:and\s+)?|\s+and\s+")

Place = tuple[int, int]


def phrases(text: str, start: int, end: int) -> Iterator[Place]:
    """The places of the single things asked for between `start` and `end`."""
    for clause in _parted(text, start, end, _CLAUSE):
        place = trimmed(text, *clause)
        for part in _listed(text, *place):
            shorter = trimmed(text, *part)
            if shorter[0] < shorter[1] and len(text[slice(*shorter)].split()) <= MOST_WORDS:
                yield shorter


def trimmed(text: str, start: int, end: int) -> Place:
    """The place without what only introduces it or says how much it is wanted."""
    while True:
        before = (start, end)
        while start < end and not (text[start].isalnum() or text[start] in "(“\"'‘."):
            start += 1
        for tail in _TAILS:
            words = text[start:end].replace("\n", " ")
            if (cut := tail.search(words)) and cut.start() > 0:
                end = start + cut.start()
        end = start + len(_balanced(text[start:end]))
        for lead in _LEADS:
            if (found := lead.match(text, start, end)) and found.end() < end:
                start = found.end()
                break
        if (start, end) == before:
            return before


def _balanced(words: str) -> str:
    """`words` without an open bracket that is never closed."""
    if words.count("(") > words.count(")"):
        return words[: words.rfind("(")].rstrip()
    return words.rstrip()


def _parted(text: str, start: int, end: int, sign: re.Pattern[str]) -> Iterator[Place]:
    at = start
    for cut in sign.finditer(text, start, end):
        if _outside_brackets(text, start, cut.start()):
            yield at, cut.start()
            at = cut.end()
    yield at, end


def _outside_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) <= text.count(")", start, at)


def _listed(text: str, start: int, end: int) -> Iterator[Place]:
    """The parts of "Python, SQL and dbt"; a pair and anything with an "or" stays together."""
    words = text[start:end]
    parts = list(_parted(text, start, end, _COMMAS))
    last_joint = re.search(r"(?:,\s*|\s)and\s+[^,]*$", words)
    if (
        len(parts) >= 3
        and "," in words
        and (last_joint or len(parts) >= 4)
        and " or " not in words
        and all(0 < len(text[a:b].split()) <= 4 for a, b in parts)
    ):
        yield from parts
    else:
        yield start, end
