"""The rules of hours (docs/hours.md) as expressions of the database, to select places by them."""
