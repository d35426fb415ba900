"""Listings out: what readers see, for machines."""
