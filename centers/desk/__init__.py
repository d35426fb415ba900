"""What the staff desk keeps of its own: who may do what. The public face does without."""
