-- Which vintage every vintage is held against when it is added: of those received before it the nearest in time, of any year.
-- Grain: circulaire, uitkeringsjaar. The first one received has no row. Factors without unit. A vintage is received with its
-- last table, so that a correction is held against all others. Source: kern.circulaire, the order of reading.
WITH
jaargang AS (
    SELECT c.circulaire, c.uitkeringsjaar, c.volgnummer, c.uitkeringsfactor, c.indeling_peildatum, max(d.volgorde) AS ontvangen
    FROM kern.circulaire AS c
    INNER JOIN kern.geldige_versie AS g USING (circulaire, uitkeringsjaar)
    INNER JOIN staging.tabelversie AS t
        ON t.circulaire = g.circulaire AND t.uitkeringsjaar = g.uitkeringsjaar AND t.tabel = g.tabel AND t.versie >= g.versie
    INNER JOIN staging.document AS d ON d.bron_id = t.bron_id
    GROUP BY c.circulaire, c.uitkeringsjaar, c.volgnummer, c.uitkeringsfactor, c.indeling_peildatum
)
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.uitkeringsfactor,
    n.circulaire AS naast_circulaire,
    n.uitkeringsjaar AS naast_jaar,
    n.uitkeringsfactor AS naast_factor,
    n.circulaire || ' voor ' || n.uitkeringsjaar AS naast,
    v.indeling_peildatum AS peildatum,
    n.indeling_peildatum AS naast_peildatum
FROM jaargang AS v
INNER JOIN jaargang AS n ON n.ontvangen < v.ontvangen
QUALIFY row_number() OVER (
    PARTITION BY v.circulaire, v.uitkeringsjaar
    ORDER BY abs(v.volgnummer - n.volgnummer) + abs(v.uitkeringsjaar - n.uitkeringsjaar), abs(v.uitkeringsjaar - n.uitkeringsjaar), n.ontvangen DESC
) = 1
