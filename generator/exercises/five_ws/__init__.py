"""Who, when, where, how many: statements with one answer left open, and passages that hold the proof."""
