-- The goals in their order. Grain: doel.
SELECT d.doel, d.volgorde, d.naam
FROM mart.doel AS d
ORDER BY d.volgorde
