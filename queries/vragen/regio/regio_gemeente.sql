-- The region of every gemeente of a year, and who receives for it. Grain: gm_code. Parameter: $jaar.
SELECT r.gm_code, r.regio_code, r.regio, r.centrumgemeente, r.is_centrum
FROM mart.regio_gemeente AS r
WHERE r.uitkeringsjaar = $jaar
ORDER BY r.gm_code
