"""Where jobs are: countries, counties, states and large towns, so that none is taken for a firm."""

from __future__ import annotations

import re
from typing import Final

from simulator.scoring.word_sets import word_set

_PLACES: Final = """
england scotland wales ireland northern ireland uk united kingdom great britain usa united states
us canada australia new zealand india singapore germany france spain italy poland netherlands
europe emea nationwide remote anywhere bedfordshire berkshire buckinghamshire cambridgeshire
cheshire cornwall cumbria derbyshire devon dorset county durham east sussex west sussex sussex
essex gloucestershire greater manchester hampshire herefordshire hertfordshire isle of wight kent
lancashire leicestershire lincolnshire merseyside norfolk northamptonshire northumberland north
yorkshire south yorkshire west yorkshire east yorkshire yorkshire nottinghamshire oxfordshire
rutland shropshire somerset staffordshire suffolk surrey teesside tyne and wear warwickshire west
midlands east midlands midlands wiltshire worcestershire fife highland moray gwynedd powys dyfed
gwent anglesey conwy south west south east north west north east the north the south clare cork
donegal galway kerry kildare kilkenny limerick mayo meath sligo tipperary waterford wexford
wicklow antrim armagh down fermanagh tyrone london birmingham manchester leeds liverpool bristol
sheffield newcastle nottingham leicester coventry bradford cardiff swansea newport edinburgh
glasgow aberdeen dundee inverness perth belfast derry dublin brighton bath exeter plymouth truro
norwich ipswich cambridge oxford reading southampton portsmouth bournemouth york hull derby stoke
wolverhampton salford sunderland durham carlisle lancaster preston chester gloucester worcester
hereford lincoln peterborough luton milton keynes swindon telford harrogate kendal keswick halifax
huddersfield wakefield doncaster barnsley rotherham blackpool bolton stockport croydon slough
guildford woking crawley maidstone canterbury dover hastings colchester chelmsford alabama alaska
arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
missouri montana nebraska nevada new hampshire new jersey new mexico new york north carolina north
dakota ohio oklahoma oregon pennsylvania rhode island south carolina south dakota tennessee texas
utah vermont virginia washington west virginia wisconsin wyoming austin boston chicago dallas
denver houston los angeles miami omaha phoenix portland san diego san francisco san jose seattle
columbus fresno toledo tampa atlanta philadelphia nashville ontario quebec british columbia
alberta manitoba saskatchewan nova scotia new brunswick toronto montreal vancouver calgary ottawa
thunder bay winnipeg halifax victoria new south wales queensland tasmania western australia south
australia sydney melbourne brisbane adelaide hobart ballarat canberra darwin auckland wellington
christchurch palmerston north dunedin bengaluru bangalore mumbai delhi pune chennai hyderabad
kolkata gurgaon noida kochi berlin hamburg munich paris lyon madrid barcelona amsterdam rotterdam
warsaw lisbon milan rome zurich
"""
_KNOWN: Final = frozenset(_PLACES.replace("\n", " ").split())
_AREA: Final = re.compile(
    r"[,\s]+(?:[A-Z]{2}\b(?!\w)|Co\.? [A-Z]\w+|[A-Z]{1,2}\d{1,2}\b)"
    r"|[,\s]+(?:and the )?surrounding",
    re.ASCII,
)
_WORDS_OF_PLACES: Final = word_set(
    "quays region area town city centre depot office branch road street lane site outskirts "
    "and the of near central greater upper lower north south east west county co"
)

_ENDS: Final = word_set(
    "park bay green hill bridge common heath mills cross beach springs falls valley quay dock "
    "docks mill abbas magna regis head moor vale wood woods end junction heights hills village"
)


def is_place(words: str) -> bool:
    """Whether `words` are a place and nothing else, as far as we know places."""
    plain = re.sub(r"[^\w\s]", " ", words.casefold()).split()
    return bool(plain) and all(word in _KNOWN or word in _WORDS_OF_PLACES for word in plain)


def place_follows(rest: str) -> bool:
    """Whether `rest`, what comes right after a name, makes a town of it: ", TX" or ", Kent"."""
    if _AREA.match(rest):
        return True
    after = re.match(r",\s+([A-Z]\w+(?: [A-Z]\w+)?)", rest)
    return bool(after) and is_place(after[1] if after else "")


def is_placelike(words: str) -> bool:
    """Whether `words` could well be a town, though we do not know it: one word, or "Ely Bridge"."""
    parts = words.casefold().split()
    return len(parts) == 1 or (len(parts) < 4 and parts[-1] in _WORDS_OF_PLACES | _ENDS)
