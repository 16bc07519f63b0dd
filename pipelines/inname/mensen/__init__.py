"""Who takes part in the returns loop: organisations, users, their roles and rights, and sessions."""
