-- The tables and views of a database. Grain: tabel. Parameter: $database, the name it is attached by.
SELECT t.table_schema AS schema, t.table_name AS tabel
FROM information_schema.tables AS t
WHERE t.table_catalog = $database
