"""How a person sees, moves and shares it."""
