"""A briefing as files: PDF, slides, workbook."""
