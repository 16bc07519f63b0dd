-- The tables of two attached databases, oud_stand and nieuw_stand, with their columns as text. Grain: schema, table.
-- NULL means that one of the two does not have the table.
WITH kolom AS (
    SELECT
        c.database_name,
        c.schema_name || '.' || c.table_name AS tabel,
        string_agg(c.column_name || ' ' || c.data_type, ', ' ORDER BY c.column_index) AS kolommen
    FROM duckdb_columns() AS c
    WHERE c.database_name IN ('oud_stand', 'nieuw_stand') AND c.schema_name IN ('staging', 'kern', 'verdeling', 'mart')
    GROUP BY c.database_name, tabel
)
SELECT coalesce(o.tabel, n.tabel) AS tabel, o.kolommen AS oud, n.kolommen AS nieuw
FROM (SELECT k.tabel, k.kolommen FROM kolom AS k WHERE k.database_name = 'oud_stand') AS o
FULL JOIN (SELECT k.tabel, k.kolommen FROM kolom AS k WHERE k.database_name = 'nieuw_stand') AS n ON n.tabel = o.tabel
ORDER BY tabel
