-- The uitkeringsjaren that a circulaire was read for, with how many there are. Grain: uitkeringsjaar.
SELECT c.uitkeringsjaar, count(*) AS aantal
FROM mart.circulaire AS c
GROUP BY c.uitkeringsjaar
ORDER BY c.uitkeringsjaar
