"""Files on the disk: read within bounds, written whole or not at all, locked; glossary and knowledge files."""
