-- The last known name of every code that ever was a gemeente. Grain: gm_code.
SELECT n.gm_code, n.naam
FROM mart.gemeente_naam AS n
ORDER BY n.gm_code
