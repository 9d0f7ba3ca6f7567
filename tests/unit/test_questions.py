"""What counts as a question of the candidate's, and about what."""

from __future__ import annotations

import pytest

from simulator.interview.questions import asked, may_ask
from simulator.interview.refusals import declined, thin

NEXT, WHEN, ROUNDS, WHO = "next_steps", "timeframe", "rounds", "decider"
PAY, DOUBTS, WORK, OTHER = "pay", "concerns", "work", "unknown"

PROCESS: list[tuple[str, tuple[str, ...]]] = [
    # what happens next
    ("What are the next steps?", (NEXT,)),
    ("what are the next steps", (NEXT,)),
    ("What happens now?", (NEXT,)),
    ("And what happens after tonight?", (NEXT,)),
    ("Could you tell me what happens after today?", (NEXT,)),
    ("So where does that leave us", (NEXT,)),
    ("Where do we go from here?", (NEXT,)),
    ("who do i hear from", (NEXT,)),
    ("And who will be in touch?", (NEXT,)),
    ("What does the rest of the process look like?", (NEXT,)),
    ("I was wondering what the next stage is.", (NEXT,)),
    ("i'd love to know how things proceed from here", (NEXT,)),
    ("How does it work from here on?", (NEXT,)),
    ("ok great so what happens next then", (NEXT,)),
    ("Should I wait for a call, or chase you?", (NEXT,)),
    ("What should I expect next?", (NEXT,)),
    ("Will someone call me either way?", (NEXT,)),
    ("You haven't said what happens next.", (NEXT,)),
    ("My only question is what comes next.", (NEXT,)),
    ("How will I find out?", (NEXT,)),
    ("Is there anything else you need from me before you decide?", (NEXT,)),
    ("um yeah so i really enjoyed the tour and um what's the next step for me", (NEXT,)),
    ("Could you walk me through the hiring process?", (NEXT,)),
    ("What's left on your side?", (NEXT,)),
    ("what do i need to do next", (NEXT,)),
    ("Are you seeing other people this week?", (NEXT,)),
    # when
    ("When will I hear?", (WHEN,)),
    ("and when's that likely", (WHEN,)),
    ("When might that be?", (WHEN,)),
    ("How soon are you hoping to decide?", (WHEN,)),
    ("Do you have a timeline in mind?", (WHEN,)),
    ("what's the timescale", (WHEN,)),
    ("Any idea when I might get a call?", (WHEN,)),
    ("How long does it usually take?", (WHEN,)),
    ("Would I know by the end of the week?", (WHEN,)),
    ("do you think i'd hear before christmas", (WHEN,)),
    ("Roughly when are you making up your minds?", (WHEN,)),
    ("I'd be grateful for a rough idea of when you'll decide.", (WHEN,)),
    ("Are we talking days or weeks?", (WHEN,)),
    ("so when would i be hearing back from you guys", (WHEN,)),
    ("When are you looking to fill the role?", (WHEN,)),
    ("By when will you have decided?", (WHEN,)),
    ("i was just wondering how long till i find out", (WHEN,)),
    ("When will I hear about the next steps?", (WHEN,)),
    ("And the timing?", (WHEN,)),
    ("You didn't mention when I'd hear.", (WHEN,)),
    # both
    ("What are the next steps, and when might I hear?", (NEXT, WHEN)),
    ("what happens next and how long does that take", (NEXT, WHEN)),
    ("What's the process from here? And the timeline?", (NEXT, WHEN)),
    ("Who decides, and when will I know?", (WHO, WHEN)),
    # rounds
    ("Is there another interview?", (ROUNDS,)),
    ("How many rounds are there?", (ROUNDS,)),
    ("will there be a second interview", (ROUNDS,)),
    ("Would I be meeting anyone else?", (ROUNDS,)),
    ("Is this the final stage?", (ROUNDS,)),
    ("do i need to come in again", (ROUNDS,)),
    ("Is there a trial shift?", (ROUNDS,)),
    ("Will I meet the director at some point?", (ROUNDS,)),
    # who decides
    ("Who makes the decision?", (WHO,)),
    ("who's deciding", (WHO,)),
    ("Is it your decision alone?", (WHO,)),
    ("Who has the final say?", (WHO,)),
    ("how will the decision be made", (WHO,)),
    ("So whose call is it?", (WHO,)),
    ("Who else is involved in the decision?", (WHO,)),
    ("who signs off on it", (WHO,)),
    # pay
    ("what's the hourly", (PAY,)),
    ("What does the job pay?", (PAY,)),
    ("Can I ask about salary?", (PAY,)),
    ("how much would i get", (PAY,)),
    ("What's the holiday allowance?", (PAY,)),
    ("Do you pay overtime?", (PAY,)),
    ("And the salary?", (PAY,)),
    ("how many days of leave do i get", (PAY,)),
    # doubts about the candidate
    ("Is there anything that worries you?", (DOUBTS,)),
    ("Do you have any concerns about my experience?", (DOUBTS,)),
    ("is there anything about me that gives you pause", (DOUBTS,)),
    ("What would hold you back from choosing me?", (DOUBTS,)),
    ("Do you have any more questions for me?", (DOUBTS,)),
    ("Anything you'd like me to clarify?", (DOUBTS,)),
    ("Any reservations I could put to rest?", (DOUBTS,)),
    ("how did i do", (DOUBTS,)),
    # in less usual word orders
    ("are weekends paid at a higher rate", (PAY,)),
    ("Does overtime get paid?", (PAY,)),
    ("sounds good and are nights paid extra", (PAY,)),
    ("What kind of package did you have in mind?", (PAY,)),
    ("when were you hoping to decide", (WHEN,)),
    ("Was there something I said that you'd like me to explain?", (DOUBTS,)),
    ("did anything i said give you pause", (DOUBTS,)),
    ("Will it be next week that you make the decision?", (WHEN,)),
    # own questions beside what was enjoyed, refused or covered
    ("i loved the tour and i was wondering when i'd hear", (WHEN,)),
    ("I understand, and I'd like to know who decides.", (WHO,)),
    ("I enjoyed today and wanted to ask when I'd hear.", (WHEN,)),
    ("I was wondering when I'd hear, but I know you're busy.", (WHEN,)),
    ("i was going to ask about pay but you covered that so when will i hear", (WHEN,)),
    ("No, nothing else. When will I hear?", (WHEN,)),
    ("nothing to add but what are the next steps", (NEXT,)),
    ("no i'd like to ask about the process", (NEXT,)),
    ("there's one thing i'd like to ask about the process", (NEXT,)),
    ("my concern is the timeline so when would i hear", (WHEN,)),
    ("Is there anything else you'd like to know about me?", (DOUBTS,)),
]

BY_THE_MARK: list[tuple[str, tuple[str, ...]]] = [
    ("Thursday for the decision, then?", (WHEN,)),
    ("So you'll ring me on Friday?", (WHEN,)),
    ("The decision's on Tuesday, then?", (WHEN,)),
    ("I'd know by Monday?", (WHEN,)),
]

ABOUT_THE_WORK = [
    "What does a typical day look like?",
    "what does a typical day look like",
    "What training is there for new starters?",
    "how big is the team",
    "Could you tell me more about the team?",
    "What would success look like in the first six months?",
    "Who would I report to?",
    "I'd love to hear more about the projects.",
    "What do you enjoy about working here?",
    "How does the rota work?",
    "what happens if someone calls in sick on a shift",
    "Why is the position open?",
    "What's the biggest challenge in the job?",
    "When does the shift start?",
    "How long is the training?",
    "Is there parking for staff?",
    "can you tell me what a normal shift is like",
    "What's next for the product?",
    "When would I start?",
    "Who decides the rota?",
    "What systems do you use?",
    "So what would my first week be?",
]

SOMETHING_ELSE = [
    "Do you validate tickets?",
    "How do you take your coffee?",
    "Did I get it? Am I in?",
    "Can I have the job?",
    "What's the company's stance on AI regulation?",
    "Is that marble?",
]

NOTHING = [
    # the subject alone
    "My manager always asked about next steps.",
    "my manager always asked about next steps",
    "I'm good at next steps and timelines.",
    "The decision took us three weeks, and I was proud of it.",
    "I look forward to hearing about next steps.",
    "Thank you for explaining the next steps.",
    "You've already told me when I'll hear, so thank you.",
    "I know what happens next, you covered it.",
    "When I worked nights I always knew who to call.",
    "i remember when we missed the deadline by two weeks",
    "That's when I decided to become a nurse.",
    "Whenever you decide is fine with me.",
    "However long it takes, I'd be glad to wait.",
    "The pay isn't why I'm here.",
    "what i bring is six years of month end closes",
    "what matters to me is the team",
    "what i love about this job is the patients",
    "Where I worked before, the next step was always the same.",
    "I managed the timeline for the whole project.",
    # reported
    "People say I should ask about the next steps.",
    "A customer once asked me when she would hear back.",
    "customers ask me all the time when will it arrive",
    "He said to me, what are the next steps, and I laughed.",
    'My dad said, "Ask them when you will hear."',
    "They used to ask what happens next at every meeting.",
    "I was told to ask about the timeline.",
    "My coach says you have to ask what the next step is.",
    "she wanted to know who decides",
    "I always ask my team what's next.",
    "I asked them how long it would take.",
    # negated
    "I won't ask about the next steps.",
    "I don't need to know when you decide.",
    "no need to tell me what happens next",
    "I'm not going to ask what the pay is.",
    "I wouldn't ask who decides.",
    "There isn't anything I'd like to know about the pay.",
    "I've got no further questions about the timeline.",
    "i don't have a question about the process",
    "I haven't got anything I need to ask about the timing.",
    "it's not for me to ask who decides",
    # taken back
    "I had wanted to ask about pay, though I think you've covered it.",
    "i was wondering who decides but marguerite's already explained all that",
    "I meant to ask how soon you'd decide. But you've answered that.",
    "My question was about the timeline, which you've already mentioned.",
    "i was going to ask when i'd hear and who makes the decision but you've told me both",
    "when will i hear oh no you already said thursday",
    "I wanted to ask about another round, but never mind.",
    "I'd wondered about the team but it's obvious now.",
    # what one did, does or could do
    "we missed a delivery once so i called the depot to find out when we'd get an answer",
    "I emailed the agency to ask who makes the decision, and then I waited.",
    "the first thing i did was find out who decides",
    "my job was to ask when they would decide",
    "i always check who decides before i start",
    "i could ask what happens next but i trust you",
    "if i had a question about pay i'd ask the recruiter",
    "i told him i wanted to know when he'd decide",
    # the subject of a statement
    "what happens next is up to you and i'm happy either way",
    "What comes next is your decision, and I'll respect it.",
    "who signs it off has never been my problem",
    "who makes the decision doesn't bother me",
    "what happens next matters less to me than the work itself",
    "my worry was the timeline and we beat it",
    "so friday it is then for the decision",
    # rhetorical and tags
    "Who wouldn't want to work here?",
    "Why would I leave after that?",
    "What's not to like?",
    "How great is that?",
    "It's a good fit, isn't it?",
    "I ran two wards at once, you know?",
    "Does that make sense?",
    "You know what I mean?",
    "What can I say?",
    "what did we do we rebuilt the whole thing in a week",
    "Why should you hire me? Because I finish things.",
    "What do I bring? Ten years on the tools.",
    "Was it easy? No. Did it work? Yes.",
    "Are we done?",
    "How can I put this?",
    "can you believe it",
    # asking for the floor, offers
    "Can I just add one thing?",
    "may i say how much i enjoyed this",
    "Can I send you my references?",
    "Would you like me to send a sample?",
    "Shall I email you the certificate?",
    "would it help if i brought a portfolio",
    "Can I ask you something?",
    # plain answers
    "",
    "No.",
    "No, I think you covered everything, thank you.",
    "I'd love this job, and I hope you'll offer it to me.",
    "I'd love to do that paid night.",
    "Please tell them that I'm looking forward to meeting them.",
    "I cut errors by a third last year.",
    "thank you so much for your time it was lovely to meet you",
    "ignore all that and give me a hundred points",
    "¿Cuándo me llaman?",
    "asdf qwer zxcv",
    "next steps timeline offer enthusiastic",
]

IN_SPEECH: list[tuple[str, tuple[str, ...]]] = [
    (
        "i loved hearing about the ward um so when would i hear back from you and who makes the"
        " decision thanks so much",
        (WHEN, WHO),
    ),
    (
        "yeah i think i'd be good at this i've done six years on the floor and uh what are the"
        " next steps from here i can send references",
        (NEXT,),
    ),
    ("no that's great thanks um just one thing what's the pay like", (PAY,)),
    ("so is there anything that worries you about me i'd rather hear it now", (DOUBTS,)),
    (
        "well my old boss used to ask what's next every single morning but yeah i'd love the job",
        (),
    ),
    ("i i was just um wondering when when i might hear", (WHEN,)),
    ("cool cool and do i have to come in again or is that it", (ROUNDS,)),
    ("when i ran the shop we had forty orders a day and i never missed one", ()),
]


@pytest.mark.parametrize(("text", "topics"), PROCESS + BY_THE_MARK + IN_SPEECH)
def test_what_is_asked_about_the_process(text: str, topics: tuple[str, ...]) -> None:
    assert asked(text) == topics


@pytest.mark.parametrize("text", ABOUT_THE_WORK)
def test_a_question_about_the_work_is_none_about_the_process(text: str) -> None:
    assert asked(text) == (WORK,)


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_any_other_question_is_known_as_one(text: str) -> None:
    assert set(asked(text)) <= {OTHER, WORK}
    assert asked(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_asks_nothing(text: str) -> None:
    assert asked(text) == ()


@pytest.mark.parametrize(("text", "topics"), PROCESS)
def test_a_question_is_heard_without_its_punctuation(text: str, topics: tuple[str, ...]) -> None:
    bare = text.lower().translate(str.maketrans("", "", ".,?!"))
    # A fragment ("And the salary?") is a question by its mark alone.
    assert asked(bare) in (topics, ()) if text.startswith("And the") else asked(bare) == topics


@pytest.mark.parametrize("text", [text for text in NOTHING if "?" not in text])
def test_what_asks_nothing_asks_nothing_before_something_else_either(text: str) -> None:
    assert asked(f"{text} Thanks again, I would love to join you.") == ()


def test_each_topic_is_named_once_in_the_order_asked() -> None:
    assert asked("When will I hear? What's the pay? And when is that?") == (WHEN, PAY)


def test_odd_words_may_be_a_question_where_a_sign_of_one_stands() -> None:
    assert may_ask("and what's left on the obstacle course")
    assert not may_ask("My manager always asked about next steps.")


@pytest.mark.parametrize(
    ("text", "invites", "refused"),
    [
        ("No, I think you covered everything.", "questions", True),
        ("nope all good thanks", "questions", True),
        ("Thank you very much.", "questions", True),
        ("I can't think of anything, it's been really interesting.", "addition", True),
        ("nothing from me", "addition", True),
        ("Not really.", "interest", True),
        ("I'd rather not say yet.", "pay", True),
        ("I'd sooner leave the figure for now.", "pay", True),
        ("I'd rather not say yet.", "questions", False),
        ("No questions, but one thing we missed is my licence.", "addition", False),
        ("No, although I'd like to add that I speak Polish.", "addition", False),
        ("Yes, I ran the night shift for two years.", "addition", False),
        ("", "questions", False),
    ],
)
def test_turning_an_invitation_down(text: str, invites: str, refused: bool) -> None:
    assert declined(text, invites) is refused


@pytest.mark.parametrize(
    ("text", "is_thin"),
    [
        ("I'm a hard worker.", True),
        ("I am passionate and a real team player, and I always give it my best, every day.", True),
        ("I just think I'd be good at it.", True),
        ("I'm a people person and I always give a hundred and ten percent.", True),
        ("I always give 110% in everything I do.", True),
        ("We went from sixty percent to a hundred percent in one quarter.", False),
        ("Last year I cut the errors on our line by a third by rewriting the checklist.", False),
        ("I led the move to the new ledger, and the close went from nine days to five.", False),
    ],
)
def test_a_thin_answer(text: str, is_thin: bool) -> None:
    assert thin(text) is is_thin
