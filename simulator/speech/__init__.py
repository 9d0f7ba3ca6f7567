"""Voice and ears: ports with named errors, and the adapters behind them.

Nothing heavy is imported with this package: each adapter loads its library on first use, off
the front ends' loop.
"""
