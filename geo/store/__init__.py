"""Where events and documents are kept."""
