"""What the public finds by words, places and areas."""
