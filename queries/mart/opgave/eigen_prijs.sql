-- The price per unit that a gemeente gave for itself: it takes the place of that of pok/prijzen.csv for that gemeente, goal and year.
-- Grain: uitkeringsjaar, gm_code, doel. Unit: whole euro per unit. A made-up price counts nowhere and has no row. bron: what the
-- gemeente named as its source. Source: mart.antwoord of the latest peildatum of the year.
SELECT
    CAST(a.jaar AS BIGINT) AS uitkeringsjaar,
    a.gm_code,
    a.doel,
    a.peildatum,
    CAST(a.waarde AS BIGINT) AS prijs_eur,
    a.status,
    coalesce(b.tekst, 'de gemeente noemt geen bron') AS bron,
    a.gedrukt,
    a.document,
    a.bron_id,
    a.blad,
    a.cel
FROM mart.antwoord AS a
LEFT JOIN mart.antwoord AS b
    ON b.peildatum = a.peildatum AND b.gm_code = a.gm_code AND b.doel = a.doel AND b.indicator = 'prijs_bron'
WHERE a.indicator = 'prijs_eur' AND a.waarde > 0 AND a.status <> 'voorbeeld'
QUALIFY row_number() OVER (PARTITION BY a.jaar, a.gm_code, a.doel ORDER BY a.peildatum DESC) = 1
