-- What gemeenten are compared by, beside what vragen/algemeen/gemeenten has. Grain: gm_code. Parameter: $jaar.
-- Where CBS gives no centrumfunctie for the year, that of the nearest year of the same code is used, and
-- centrumfunctie_jaar says which; NULL when CBS gives none at all (the four largest).
SELECT
    g.gm_code,
    arg_min(k.centrumfunctie, abs(k.jaar - $jaar)) FILTER (WHERE k.centrumfunctie IS NOT NULL) AS centrumfunctie,
    arg_min(k.jaar, abs(k.jaar - $jaar)) FILTER (WHERE k.centrumfunctie IS NOT NULL) AS centrumfunctie_jaar,
    arg_min(k.stedelijkheid, abs(k.jaar - $jaar)) FILTER (WHERE k.stedelijkheid IS NOT NULL) AS stedelijkheid
FROM kern.indeling_gemeente AS g
LEFT JOIN staging.gemeenteklasse AS k USING (gm_code)
WHERE g.uitkeringsjaar = $jaar
GROUP BY g.gm_code
ORDER BY g.gm_code
