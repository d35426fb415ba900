"""Mirrors `centers/management/`."""
