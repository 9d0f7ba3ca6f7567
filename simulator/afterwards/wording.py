"""The sentences that notes are drafted from; only what stands in braces is ever filled in.

Each list is of another length, so that the notes to a whole panel differ from one another even
where little is known.
"""

from __future__ import annotations

from typing import Final

THANKS: Final = (
    "Thank you for taking the time to talk with me on {day} about {job}.",
    "Thank you for the conversation on {day} about {job}; I was glad of it.",
    "I am grateful for the time you gave me on {day} to speak about {job}.",
    "Many thanks for our talk on {day} about {job}.",
    "I would like to thank you for speaking with me on {day} about {job}.",
)
HEARD: Final = (
    "Something you said has stayed with me: “{point}”",
    "I have thought again about your words: “{point}”",
    "You answered my question in a way I will remember: “{point}”",
)
POINT: Final = (
    "One thing has stayed with me since: {point}.",
    "I keep coming back to one thing from that talk: {point}.",
    "What I still have in mind is this: {point}.",
    "A detail from that day has been on my mind: {point}.",
    "Of all that came up, this has kept me thinking: {point}.",
    "I have gone on thinking about one thing: {point}.",
    "This is what I took home with me: {point}.",
)
NO_POINT: Final = "What stayed with me is [one thing you and {name} spoke about]."
FIT: Final = (
    "In one line, what I would bring: {own}",
    "My side of it, in short: {own}",
    "Why I believe that I fit, in a sentence: {own}",
    "What I have to offer for it comes down to this: {own}",
)
NO_FIT: Final = (
    "You need {skill}, and [in one line, where you have shown it].",
    "The work asks for {skill}; for my part, [in one line, where you have shown it].",
)
NO_SKILL: Final = "What I would bring is [your fit for this job, in one line]."
FORGOT: Final = (
    "There is one thing I did not get to say: {point}.",
    "I left one thing out that may help you: {point}.",
)
PROMISE: Final = "I have not forgotten what I said I would do: {point}."
INTEREST: Final = (
    "I would very much like to do this work, and to do it with your team.",
    "I am very interested in the job, and I hope that we will talk again.",
    "I would be delighted to join you, and I look forward to hearing what comes next.",
    "I hope to be part of what you are building, and would gladly come in again.",
    "This is work I would love to do, and I hope to do it with you.",
    "My interest in the role is as strong as it was that day.",
    "I would be proud to work with you, and I am keen to hear what comes next.",
)
UNSURE: Final = "[what still interests you about this job, in your own words]"
OFFER: Final = (
    "If references or an example of my work would help, I will gladly send them.",
    "If there is anything else you would like to know or see, I am happy to send it.",
    "Should a question come up, please ask; I am glad to send whatever would be useful.",
    "Please let me know if I can add anything, whether references, samples or a second talk.",
    "Anything more that would help you decide, I am happy to provide.",
    "I can send you references or a piece of my work whenever you like.",
)
GOODBYE: Final = ("Kind regards,", "With best wishes,", "Warm regards,")
NO_NAME: Final = "[your name]"

FIRST_WITH_DAY: Final = """\
When we spoke on {met}, I heard that there would be news by {hear_by}. I know how quickly such a \
day can slip, so I only wanted to ask how things stand with {job}.

{interest} If you need anything more from me, I am happy to send it."""
FIRST_WITHOUT_DAY: Final = """\
It was good to talk on {met} about {job}. May I ask how things stand, and when you expect to \
have news?

{interest} If you need anything more from me, I am happy to send it."""
SECOND: Final = """\
I wrote {before} about {job}, and I know how full a week can get. If it is still open, I would \
be glad of a line on what comes next.

{interest} Should you have decided otherwise, I thank you for your time and wish you well; I \
will not write again unless I hear from you."""
FOLLOWUP_INTEREST: Final = "I am still very interested, and would be glad to go on."
FOLLOWUP_UNSURE: Final = "[whether you are still interested, in your own words]."
