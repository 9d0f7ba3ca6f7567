"""What comes after the interview: thank-you notes, the follow-up, the search that goes on."""
