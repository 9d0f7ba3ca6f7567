"""The interviewer's voice: synthesis in a child process, narration sentence by sentence."""
