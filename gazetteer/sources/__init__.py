"""One reader a publisher, each a function from a path to places."""
