"""Tests of the pages kept in front of Django."""
