"""The labels before a colon that say what a line of a posting is: its title, employer, place."""

from __future__ import annotations

import re
from typing import Final

_ROLE: Final = re.compile(
    r"(?:job |role |post |position |vacancy )?(?:title|role|position|post|vacancy)(?: title)?|job|"
    r"job role|we are hiring|now hiring|hiring|required(?: .*)?|wanted|vacant post|opening|"
    r"apprenticeship|(?:seasonal|urgent requirement|urgently required|permanent|temporary)",
    re.IGNORECASE,
)
_EMPLOYER: Final = re.compile(
    r"(?:the )?(?:hiring |employing )?(?:company|employer|organi[sz]ation)(?: name)?", re.IGNORECASE
)
_COMPANY: Final = re.compile(
    r"(?:firm|business|school|setting|practice|home|brand|shop|store|client|"
    r"charity|trust|college|council|nursery|hotel|site|name)(?: name)?|(?:the )?employing .*|who",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"location|where|place|hours?|shifts?|pay|salary|wage|rate|rates?|ctc|compensation|grade|band|"
    r"reports? to|reporting to|reporting line|responsible (?:to|for)|contract|contract type|term|"
    r"tenure|duration|closing date|closes|apply by|deadline|start date|start|experience|work ?mode|"
    r"job types?|schedule|department|team|directorate|faculty|division|ref(?:erence)?|vacancy ref.*|"
    r"headteacher|principal|contact|telephone|tel|email|e-mail|web(?:site)?|address|nor|posted|"
    r"interviews?|interview date|benefits|travel|base|office|industry|sector|level|type|status|"
    r"national|london|disclosure|number of .*|vacancies|line manager|manager|after passing|"
    r"rate while training|full time|part time|safer recruitment|note|p\.?s\.?|region|country|city",
    re.IGNORECASE,
)


def is_role_label(label: str) -> bool:
    """Whether the job's title stands after `label`."""
    return bool(_ROLE.fullmatch(label.strip()))


def is_company_label(label: str) -> bool:
    """Whether the employer's name stands after `label`."""
    return is_sure_label(label) or bool(_COMPANY.fullmatch(label.strip()))


def is_sure_label(label: str) -> bool:
    """Whether `label` means the employer and cannot mean a building or a branch."""
    return bool(_EMPLOYER.fullmatch(label.strip()))


def is_label(label: str) -> bool:
    """Whether `label` names a fact about the job, so that what follows is nothing asked for."""
    label = label.strip()
    return bool(_OTHER.fullmatch(label)) or is_role_label(label) or is_company_label(label)
