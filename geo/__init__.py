"""The reading room and the map table: articles to events, events to maps."""
