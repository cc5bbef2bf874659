"""How pages stay fast and true: one token for everything that readers see, and what is remembered under it."""
