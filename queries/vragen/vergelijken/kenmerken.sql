-- What gemeenten are compared by, beside what vragen/algemeen/gemeenten has. Grain: gm_code. Parameter: $jaar.
-- Where CBS gives no centrumfunctie for the year, that of the nearest year of the same code is used, and
-- centrumfunctie_jaar says which; NULL when CBS gives none at all (the four largest).
SELECT g.gm_code, g.centrumfunctie, g.centrumfunctie_jaar, g.stedelijkheid
FROM mart.gemeente_jaar AS g
WHERE g.uitkeringsjaar = $jaar
ORDER BY g.gm_code
