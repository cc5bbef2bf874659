"""The writing desk: one module for each model, and the pages around them."""
