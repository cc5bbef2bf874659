"""What writers do: the only code that changes whether the public sees a post."""
