-- Who gave a return, and what is known of Iv3, in one year. Grain: one row. Counts of gemeenten.
-- Parameters: $jaar, $met_voorbeeld. voorbeelden: gemeenten with a made-up return, counted whether or not they take part.
-- ondergrens: gemeenten where salarissen in an Iv3 jaarrekening give a lower bound for a goal.
WITH
gegeven AS (
    SELECT
        count(DISTINCT c.gm_code) FILTER (WHERE c.waarde IS NOT NULL AND ($met_voorbeeld OR c.status <> 'voorbeeld')) AS opgaven,
        count(DISTINCT c.gm_code) FILTER (WHERE c.status = 'voorbeeld') AS voorbeelden,
        count(DISTINCT c.peildatum) > 0 AS is_uitgevraagd
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'opgave' AND year(c.peildatum) = $jaar
),
verslag AS (
    SELECT
        count(DISTINCT b.gm_code) FILTER (WHERE b.verslagsoort = 'jaarrekening') AS jaarrekeningen,
        count(DISTINCT b.gm_code) FILTER (WHERE b.verslagsoort = 'begroting') AS begrotingen
    FROM mart.besteding AS b
    WHERE b.boekjaar = $jaar
)
SELECT
    (SELECT count(DISTINCT t.gm_code) FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar) AS gemeenten,
    g.opgaven,
    (SELECT count(DISTINCT t.gm_code) FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar) - g.opgaven AS niet_opgegeven,
    g.voorbeelden,
    g.is_uitgevraagd,
    v.jaarrekeningen,
    v.begrotingen,
    (
        SELECT count(DISTINCT c.gm_code)
        FROM mart.capaciteit AS c
        WHERE c.herkomst = 'iv3' AND c.waarde > 0 AND year(c.peildatum) = $jaar
    ) AS ondergrens,
    CASE WHEN $met_voorbeeld AND g.voorbeelden > 0 THEN 'voorbeeld' ELSE 'afgeleid' END AS opgaven_status
FROM gegeven AS g
CROSS JOIN verslag AS v
