-- Whether this database has a table; an older publication may lack one. Grain: one row. Parameters: $schema, $tabel.
SELECT count(*) > 0 AS aanwezig
FROM information_schema.tables AS t
WHERE t.table_schema = $schema AND t.table_name = $tabel
