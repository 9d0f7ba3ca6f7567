"""How the learned reader is made: corpus in, `assets/scorer/` out. Needs torch; the product does not.

Run `python -m simulator.scoring.training --help`; assets/corpus/README.md documents the data.
"""
