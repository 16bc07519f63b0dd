-- The years of which Iv3 figures were read. Grain: boekjaar.
SELECT DISTINCT b.boekjaar
FROM mart.besteding AS b
ORDER BY b.boekjaar
