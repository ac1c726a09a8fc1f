"""Copydesk: exercises on how a news article is made, with keys that can be proved.."""
