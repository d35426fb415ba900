"""How hours read in sentences and tables, for pages and data alike, in the reader's language."""
