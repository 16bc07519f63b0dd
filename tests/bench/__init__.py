"""Speed, measured and shown."""
