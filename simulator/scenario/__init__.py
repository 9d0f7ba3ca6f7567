"""What an interview is: the file format, its reading, and the shelf of scenarios."""
