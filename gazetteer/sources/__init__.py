"""One reader a publisher."""
