-- What gemeenten gave for goals together that they cannot split. It stands at the block and is never divided over its goals.
-- Grain: peildatum, gm_code, bundel. Unit: column eenheid; whole euro. Counts the latest return that has one of the goals.
WITH
laatste AS (
    SELECT o.peildatum, o.gm_code, r.bundel, max(o.volgnummer) AS volgnummer
    FROM staging.opgave AS o
    INNER JOIN mart.bundel_regel AS r ON r.uitkeringsjaar = year(o.peildatum) AND r.doel = o.doel
    GROUP BY o.peildatum, o.gm_code, r.bundel
)
SELECT
    year(b.peildatum) AS jaar,
    b.peildatum,
    b.gm_code,
    b.doel AS bundel,
    b.eenheid,
    CAST(b.waarde AS DECIMAL(18, 2)) AS waarde,
    b.besteed_eur,
    CASE WHEN b.waarde IS NULL THEN coalesce(b.reden, 'niet opgegeven') END AS reden,
    b.status,
    b.toelichting,
    b.gedrukt,
    b.cel_besteed_eur AS cel_besteed,
    b.gedrukt_besteed_eur AS gedrukt_besteed,
    d.document,
    b.bron_id,
    b.blad,
    b.cel
FROM staging.opgave_blok AS b
INNER JOIN laatste AS l ON l.peildatum = b.peildatum AND l.gm_code = b.gm_code AND l.bundel = b.doel AND l.volgnummer = b.volgnummer
LEFT JOIN mart.document AS d USING (bron_id)
WHERE b.waarde IS NOT NULL OR b.besteed_eur IS NOT NULL
