"""Other people's files, one module a format: the file in, an editor's document out."""
