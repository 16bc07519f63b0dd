-- Who gave a return, and what is known of Iv3, in one year. Grain: one row. Counts of gemeenten.
-- Parameter: $jaar. voorbeelden: gemeenten with a made-up return, which are in no other count.
-- ondergrens: gemeenten where salarissen in an Iv3 jaarrekening give a lower bound for a goal. *_cellen: one source cell of
-- each gemeente that was counted; those of all gemeenten are in the temporary table briefing_gemeente_cel.
WITH
regel AS (
    SELECT
        c.gm_code,
        c.herkomst,
        c.waarde,
        c.status,
        broncel(b.document, c.bron_id, c.blad, c.cel, c.waarde) AS cel
    FROM mart.capaciteit AS c
    LEFT JOIN mart.document AS b USING (bron_id)
    WHERE year(c.peildatum) = $jaar
),
gever AS (
    SELECT
        r.gm_code,
        min(r.cel) FILTER (WHERE r.herkomst = 'opgave' AND r.waarde IS NOT NULL AND r.status <> 'voorbeeld') AS opgave_cel,
        min(r.cel) FILTER (WHERE r.herkomst = 'opgave' AND r.status = 'voorbeeld') AS voorbeeld_cel,
        min(r.cel) FILTER (WHERE r.herkomst = 'iv3' AND r.waarde > 0) AS ondergrens_cel,
        count(*) FILTER (WHERE r.herkomst = 'opgave' AND r.waarde IS NOT NULL AND r.status <> 'voorbeeld') > 0 AS heeft_opgave,
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
        broncellen(g.opgave_cel, g.gm_code) AS opgaven_cellen,
        broncellen(g.voorbeeld_cel, g.gm_code) AS voorbeelden_cellen,
        broncellen(g.ondergrens_cel, g.gm_code) AS ondergrens_cellen
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
        (SELECT broncellen(c.register_cel, c.gm_code) FROM briefing_gemeente_cel AS c) AS gemeenten_cellen
)
SELECT
    n.*,
    g.*,
    v.*,
    n.gemeenten - g.opgaven AS niet_opgegeven
FROM gegeven AS g
CROSS JOIN verslag AS v
CROSS JOIN gemeente AS n
