-- The uitkeringsjaren in whose indeling a gemeente exists. Grain: uitkeringsjaar. Parameter: $gm.
SELECT DISTINCT t.uitkeringsjaar
FROM mart.toewijzing AS t
WHERE t.gm_code = $gm
ORDER BY t.uitkeringsjaar
