"""What someone does wrong, per rule of queries/regels."""
