"""How results look: tables, rows for other programs, the dossier, one fact."""
