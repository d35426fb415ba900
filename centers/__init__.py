"""The directory: neighborhood service centers, their rooms, and what they offer."""
