"""What a briefing says: sentences, tables and charts, apart from how they look."""
