"""The program's own formats: jamedit JSON and the project file."""
