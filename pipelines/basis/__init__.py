"""The ground of the program: what everything builds on. It imports nothing of the project."""
