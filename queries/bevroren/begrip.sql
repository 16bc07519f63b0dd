-- The names that a database has for the queries of the program (queries/tabellen/begrip.sql). Grain: naam.
SELECT b.naam
FROM meta.begrip AS b
