"""`python -m simulator` is `mock-interview`."""

from simulator.cli import main

raise SystemExit(main())
