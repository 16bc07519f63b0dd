-- What a gemeente got in each year, to choose a year by. Grain: uitkeringsjaar. Unit: whole euro. Parameter: $gm.
SELECT t.uitkeringsjaar, CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur
FROM mart.toewijzing AS t
WHERE t.gm_code = $gm
GROUP BY t.uitkeringsjaar
ORDER BY t.uitkeringsjaar
