"""What a reader gets of a record: the brief, tables, explanations, files for other programs."""
