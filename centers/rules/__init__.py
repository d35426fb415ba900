"""The rules of the world as plain values: no request, no table, no clock, no settings."""
