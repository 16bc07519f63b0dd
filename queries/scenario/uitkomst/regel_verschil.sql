-- The lines that differ between basis and scenario, before and after. Grain: uitkeringsjaar, regel. Unit: whole euro.
SELECT
    coalesce(s.uitkeringsjaar, b.uitkeringsjaar) AS uitkeringsjaar,
    coalesce(s.regel, b.regel) AS regel,
    b.doel AS basis_doel,
    s.doel AS scenario_doel,
    b.vorm AS basis_vorm,
    s.vorm AS scenario_vorm,
    b.bedrag_eur AS basis_eur,
    s.bedrag_eur AS scenario_eur,
    coalesce(s.bedrag_eur, 0) - coalesce(b.bedrag_eur, 0) AS verschil_eur,
    b.sleutel AS basis_sleutel,
    s.sleutel AS scenario_sleutel,
    concat_ws(' ', b.sleutel_circulaire, b.sleutel_jaar) AS basis_bron,
    concat_ws(' ', s.sleutel_circulaire, s.sleutel_jaar) AS scenario_bron
FROM basis.regel AS b
FULL OUTER JOIN scenario.regel AS s ON s.uitkeringsjaar = b.uitkeringsjaar AND s.regel = b.regel
WHERE
    (b.doel, b.vorm, b.bedrag_eur, b.sleutel, b.sleutel_circulaire, b.sleutel_jaar)
    IS DISTINCT FROM (s.doel, s.vorm, s.bedrag_eur, s.sleutel, s.sleutel_circulaire, s.sleutel_jaar)
ORDER BY coalesce(s.uitkeringsjaar, b.uitkeringsjaar), coalesce(s.regel, b.regel)
