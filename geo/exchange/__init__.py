"""One format a module, in and out."""
