-- What one gemeente gave for goals together, beside what it was allocated for them. Grain: bundel. Units: column eenheid; whole euro.
-- Parameters: $jaar, $gm, $met_voorbeeld.
SELECT
    b.bundel,
    n.naam,
    b.peildatum,
    b.eenheid,
    b.waarde,
    b.reden,
    b.besteed_eur,
    b.status,
    b.toelichting,
    t.bedrag_eur AS toegewezen_eur,
    b.document,
    b.cel
FROM mart.opgave_blok AS b
INNER JOIN mart.bundel AS n ON n.uitkeringsjaar = b.jaar AND n.bundel = b.bundel
LEFT JOIN mart.toewijzing_bundel AS t ON t.uitkeringsjaar = b.jaar AND t.bundel = b.bundel AND t.gm_code = b.gm_code
WHERE b.jaar = $jaar AND b.gm_code = $gm AND ($met_voorbeeld OR b.status <> 'voorbeeld')
QUALIFY row_number() OVER (PARTITION BY b.bundel ORDER BY b.peildatum DESC) = 1
ORDER BY b.bundel
