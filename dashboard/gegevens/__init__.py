"""What the dashboard reads: the published database, frozen states, scenarios, and answers that are kept."""
