"""The staff desk, asked by GET and by POST."""
