"""A lesson as a document: worksheets, pages, question files."""
