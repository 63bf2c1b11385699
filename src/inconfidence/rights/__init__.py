"""What somebody may ask for about themselves, and what has to go by itself: erasure, and how long things are kept."""
