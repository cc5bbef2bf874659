"""Pictures and files that are kept: stored before their rows, made in sizes, replaced, found again, cleared away."""
