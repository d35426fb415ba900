"""Tests that stop and start what the site stands on, while it is read."""
