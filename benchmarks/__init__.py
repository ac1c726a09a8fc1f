"""How fast the program is, as ratios within one run. Never a test: machines differ."""
