"""Where a figure of a scenario comes from."""
