"""What one sees: a module per subject, each with its routes."""
