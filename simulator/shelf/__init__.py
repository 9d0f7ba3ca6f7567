"""The user's own scenarios on disk: saved, copied, edited, taken in and handed out.

Nothing here overwrites a file unless it is told to, and every file is checked before it is kept.
"""
