-- The macros that a database carries. Grain: naam. Parameter: $database, the name it is attached by, NULL for the one in use.
SELECT DISTINCT f.function_name AS naam
FROM duckdb_functions() AS f
WHERE f.database_name = coalesce($database, current_database()) AND f.function_type = 'macro'
