"""Word lists as data: records with examples that run as tests, one loader, one matcher."""
