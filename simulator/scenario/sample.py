"""A whole scenario as small as it gets; the explained mistakes are made in it."""

from typing import Final

SAMPLE_NAME: Final = "corner-bakery"

SAMPLE: Final = """\
format: 1
id: corner-bakery
title: A morning at the corner bakery
summary: The owner has ten minutes before the next batch is due.
industry: food
level: first-job
setting: one-to-one
difficulty: 1
job:
  role: Shop assistant
  company: Corner Bakery
interviewers:
  - id: ines
    name: Ines Duarte
    role: Owner
    manner: warm
facts:
  - the shop opens at six
skills:
  - serving customers
timeframe:
  says: I will ring everyone on Friday.
  days: 3
closing:
  cues:
    - id: anything-else
      speaker: ines
      say: Is there anything you would like to ask me?
      invites: questions
      reactions:
        - met: [asks_next]
          say: Good that you ask.
        - say: I see.
  answers:
    next_steps: You would come in for a trial morning.
    unknown: I would have to look that up.
  goodbye:
    say:
      - Thank you for coming in.
      - It was good to meet you.
"""
