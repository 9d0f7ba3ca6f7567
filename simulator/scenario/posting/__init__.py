"""Reading a job posting: role, company, skills asked for and facts, each with where it stands.

Nothing leaves the machine and nothing is invented: what a posting does not surely say comes
back as a question to ask.
"""
