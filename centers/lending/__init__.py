"""What a room answers to a wish (docs/lending.md) as expressions of the database."""
