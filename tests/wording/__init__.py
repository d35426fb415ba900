"""How hours read."""
