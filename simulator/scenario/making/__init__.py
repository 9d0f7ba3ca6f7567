"""Making a scenario of one's own: from a posting and a few answers to a file that plays.

`draft.draft` puts together what is known, `script.closing` writes the interviewer's part for
that setting and manner, `writing.source_of` turns both into the file's text.
"""
