"""CBS open data of Iv3: many gemeenten in one CSV."""
