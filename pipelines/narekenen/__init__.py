"""The second calculation: plain Python on the sources, which imports nothing of the program and shares no SQL with it."""
