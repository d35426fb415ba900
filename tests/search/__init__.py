"""How listings are found in the database."""
