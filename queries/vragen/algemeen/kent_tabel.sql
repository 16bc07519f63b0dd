-- Whether the figures have a mart: a state that an older version froze may lack one. Grain: one row. Parameter: $tabel (without schema).
SELECT count(*) > 0 AS is_er
FROM information_schema.tables AS t
WHERE t.table_schema = 'mart' AND t.table_name = $tabel
