-- Who gave a return, and what is known of Iv3, in one year. Grain: one row. Counts of gemeenten.
-- Parameters: $jaar, $met_voorbeeld. voorbeelden: gemeenten with a made-up return, counted whether or not they take part.
-- ondergrens: gemeenten where salarissen in an Iv3 jaarrekening give a lower bound for a goal. *_cellen: one source cell of
-- each gemeente that was counted; those of all gemeenten are in the temporary table briefing_gemeente_cel.
WITH
regel AS (
    SELECT
        c.gm_code,
        c.herkomst,
        c.waarde,
        c.status,
        c.peildatum,
        struct_pack(document := b.document, bron_id := c.bron_id, blad := c.blad, cel := c.cel, gedrukt := CAST(c.waarde AS VARCHAR)) AS cel
    FROM mart.capaciteit AS c
    LEFT JOIN mart.document AS b USING (bron_id)
    WHERE year(c.peildatum) = $jaar
),
gever AS (
    SELECT
        r.gm_code,
        min(r.cel) FILTER (WHERE r.herkomst = 'opgave' AND r.waarde IS NOT NULL AND ($met_voorbeeld OR r.status <> 'voorbeeld')) AS opgave_cel,
        min(r.cel) FILTER (WHERE r.herkomst = 'opgave' AND r.status = 'voorbeeld') AS voorbeeld_cel,
        min(r.cel) FILTER (WHERE r.herkomst = 'iv3' AND r.waarde > 0) AS ondergrens_cel,
        count(*) FILTER (WHERE r.herkomst = 'opgave' AND r.waarde IS NOT NULL AND ($met_voorbeeld OR r.status <> 'voorbeeld')) > 0 AS heeft_opgave,
        count(*) FILTER (WHERE r.herkomst = 'opgave' AND r.status = 'voorbeeld') > 0 AS heeft_voorbeeld,
        count(*) FILTER (WHERE r.herkomst = 'iv3' AND r.waarde > 0) > 0 AS heeft_ondergrens
    FROM regel AS r
    GROUP BY r.gm_code
),
gegeven AS (
    SELECT
        count(*) FILTER (WHERE g.heeft_opgave) AS opgaven,
        count(*) FILTER (WHERE g.heeft_voorbeeld) AS voorbeelden,
        count(*) FILTER (WHERE g.heeft_ondergrens) AS ondergrens,
        list(g.opgave_cel ORDER BY g.gm_code) FILTER (WHERE g.opgave_cel IS NOT NULL) AS opgaven_cellen,
        list(g.voorbeeld_cel ORDER BY g.gm_code) FILTER (WHERE g.voorbeeld_cel IS NOT NULL) AS voorbeelden_cellen,
        list(g.ondergrens_cel ORDER BY g.gm_code) FILTER (WHERE g.ondergrens_cel IS NOT NULL) AS ondergrens_cellen,
        (SELECT count(DISTINCT r.peildatum) > 0 FROM regel AS r WHERE r.herkomst = 'opgave') AS is_uitgevraagd
    FROM gever AS g
),
verslag AS (
    SELECT
        count(DISTINCT b.gm_code) FILTER (WHERE b.verslagsoort = 'jaarrekening') AS jaarrekeningen,
        count(DISTINCT b.gm_code) FILTER (WHERE b.verslagsoort = 'begroting') AS begrotingen
    FROM mart.besteding AS b
    WHERE b.boekjaar = $jaar
),
gemeente AS (
    SELECT
        (SELECT count(DISTINCT t.gm_code) FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar) AS gemeenten,
        (SELECT list(c.register_cel ORDER BY c.gm_code) FILTER (WHERE c.register_cel IS NOT NULL) FROM briefing_gemeente_cel AS c) AS gemeenten_cellen
)
SELECT
    n.gemeenten,
    g.opgaven,
    n.gemeenten - g.opgaven AS niet_opgegeven,
    g.voorbeelden,
    g.is_uitgevraagd,
    v.jaarrekeningen,
    v.begrotingen,
    g.ondergrens,
    CASE WHEN $met_voorbeeld AND g.voorbeelden > 0 THEN 'voorbeeld' ELSE 'afgeleid' END AS opgaven_status,
    n.gemeenten_cellen,
    g.opgaven_cellen,
    g.voorbeelden_cellen,
    g.ondergrens_cellen
FROM gegeven AS g
CROSS JOIN verslag AS v
CROSS JOIN gemeente AS n
