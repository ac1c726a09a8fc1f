"""Exercises: items with keys and proofs, made by kinds, checked exactly."""
