"""What the charity says of what it does with what it holds: asked once, kept with every wording, read by everybody."""
