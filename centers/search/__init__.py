"""Finding listings in the database: by words, by their keys, and by where they are."""
