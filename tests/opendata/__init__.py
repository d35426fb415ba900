"""Mirrors `centers/opendata/`."""
