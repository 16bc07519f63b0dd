-- What the queries of the program that made this database may name: its macros, marts and views of provenance.
-- Grain: naam. Parameter: $namen. Another version of the program sees here what it must make beside the database.
CREATE TABLE meta.begrip AS
SELECT unnest($namen) AS naam
