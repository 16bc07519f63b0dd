"""Where the returns loop keeps who did what: tables, transactions, the audit chain, files in quarantine, backups."""
