"""How events are drawn: the event layer, its base layers and its columns."""
