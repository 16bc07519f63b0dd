"""A bridge between two circulaires as every page shows it."""
