"""How the learned reader is made: corpus in, `assets/scorer/` out; needs torch, only here.

Run `python -m simulator.scoring.training --help`; assets/corpus/README.md documents the data.
"""
