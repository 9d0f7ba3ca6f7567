"""Words that end a job's title, and words that go before one; lists of our own."""

from __future__ import annotations

import re
from typing import Final

from simulator.scoring.word_sets import word_set

TRADES: Final = word_set(
    "accountant actor actuary administrator adviser advisor agent aide ambassador analyst",
    "apprentice apprenticeship architect archivist artist assembler assessor assistant associate",
    "astronomer attendant auditor author baker bar barber barista barrister bartender biologist",
    "bookkeeper botanist bricklayer broker builder butcher butler buyer captain caretaker carer",
    "caregiver carpenter cashier caseworker caterer chair chaplain chef chemist chief childminder",
    "choreographer cleaner clerk clinician coach collector commissioner companion composer",
    "concierge conductor conservator consultant contractor controller conveyancer cook coordinator",
    "co-ordinator copywriter counsel counsellor counselor courier craftsman crew curator custodian",
    "dancer dealer dean decorator dentist deputy designer detective developer dietitian dietician",
    "director dispatcher doctor doorman driver ecologist economist editor educator electrician",
    "embryologist engineer estimator examiner executive expert fabricator facilitator farmer",
    "farmhand fellow financier firefighter fisherman fitter florist foreman forester fundraiser",
    "gamekeeper gardener gasfitter geographer geologist glazier groom groundskeeper groundsman",
    "grower guard guide hairdresser handyman head headteacher historian host hostess housekeeper",
    "hygienist illustrator inspector installer instructor intern internship interpreter interviewer",
    "investigator janitor jeweller jeweler joiner journalist judge keeper keyworker labourer",
    "laborer landscaper lawyer lead leader lecturer legal lender librarian lifeguard linguist",
    "locksmith machinist maker manager manageress mason massage mathematician matron mechanic",
    "mediator mentor merchandiser messenger microbiologist midwife miller miner minister model",
    "moderator mortician musician nanny negotiator nurse nutritionist officer operative operator",
    "optician optometrist orderly organiser organizer osteopath owner packer painter panelbeater",
    "paralegal paramedic partner pathologist pharmacist phlebotomist photographer physician",
    "physicist physio physiotherapist picker pilot planner plasterer player plumber podiatrist",
    "policeman porter postman potter practitioner preacher presenter president principal printer",
    "producer professor programmer promoter psychiatrist psychologist publisher radiographer",
    "ranger reader receptionist recruiter refuser registrar rep reporter representative rescuer",
    "researcher rider rigger roofer runner sailor salesperson saleswoman salesman scaffolder",
    "scheduler scientist sculptor seamstress secretary seller server setter shepherd shopfitter",
    "singer skipper smith solicitor sommelier sonographer specialist steward stewardess stocker",
    "stockperson strategist stylist superintendent supervisor supporter surgeon surveyor tailor",
    "teacher technician technologist telemarketer teller tester therapist tiler trader trainee",
    "trainer translator treasurer tutor typist undertaker upholsterer usher valet vet veterinarian",
    "waiter waitress waitperson warden watchman weaver webmaster welder woodworker worker writer",
    "zoologist paramedics cto ceo cfo coo cio hgv sdr bdr dba hrbp pa ea po sous commis hand staff",
)
"""Words with which a title ends, or that stand at its heart."""

GRADES: Final = word_set(
    "senior junior lead principal deputy trainee apprentice graduate head chief assistant",
    "associate experienced part-time full-time weekend night seasonal temporary interim casual",
    "bilingual qualified specialist advanced intermediate executive group regional area unarmed",
    "entry-level mid-level staff locum relief bank clinical",
)
"""Words that a title begins with and that are no trade where another follows."""

_NOT_TITLES: Final = word_set(
    "legal bar reader head host refuser massage po pa ea model judge lead"
)

_MADE: Final = re.compile(
    r"\w{2,}(?:person|people|keeper|hand|maker|worker|smith|builder|master)s?"
)


def is_trade(word: str) -> bool:
    """Whether a title may end with `word`, plural or not."""
    plain = re.sub(r"[^\w'-]", "", word.casefold()).replace("’", "'")
    if plain in TRADES or _MADE.fullmatch(plain):
        return True
    return plain.endswith("s") and plain[:-1] in TRADES and plain[:-1] not in _NOT_TITLES


def trade_at(words: list[str]) -> int:
    """The place of the last trade in `words`, -1 when there is none."""
    return max((place for place, word in enumerate(words) if is_trade(word)), default=-1)
