"""Mock-interview simulator: rehearse the closing of a job interview in the terminal."""

__version__ = "0.1.0"
