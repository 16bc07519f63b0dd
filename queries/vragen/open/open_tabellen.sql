-- The tables of mart that a database has: a state of an older version may lack some. Grain: tabel.
SELECT t.table_name AS tabel
FROM information_schema.tables AS t
WHERE t.table_catalog = current_database() AND t.table_schema = 'mart'
ORDER BY t.table_name
