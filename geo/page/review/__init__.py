"""Where editors check what was read: the worklist, one event at a time beside its article, and the log."""
