-- Allocation against realisation as mart.realisatie has it, in which a made-up return counts as none: then the lower bound from Iv3
-- stands, or nothing. Grain: uitkeringsjaar, doel, gm_code. Units: euro; capacity in column eenheid.
WITH
verzonnen AS (
    SELECT o.jaar AS uitkeringsjaar, o.doel, o.gm_code
    FROM mart.opgave AS o
    GROUP BY o.jaar, o.doel, o.gm_code
    HAVING bool_and(o.status = 'voorbeeld')
),
spuk AS (
    SELECT DISTINCT t.uitkeringsjaar, t.doel, t.gm_code
    FROM mart.toewijzing AS t
    WHERE t.vorm = 'spuk'
),
ondergrens AS (
    SELECT CAST(year(c.peildatum) AS BIGINT) AS uitkeringsjaar, c.doel, c.gm_code, max(c.status) AS status
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'iv3' AND c.waarde IS NOT NULL
    GROUP BY year(c.peildatum), c.doel, c.gm_code
),
gemerkt AS (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        r.gm_code,
        r.toegewezen_eur,
        r.toegewezen_capaciteit,
        r.gerealiseerde_capaciteit,
        r.ondergrens_capaciteit,
        r.eenheid,
        r.capaciteit_herkomst,
        r.capaciteit_status,
        r.capaciteit_reden,
        r.besteed_eur,
        r.besteed_status,
        r.lasten_taakveld_eur,
        r.taakvelden,
        r.lasten_verslagsoort,
        r.zichtbaarheid,
        r.toewijzing_status,
        r.status,
        r.besteed_herkomst,
        coalesce(r.capaciteit_status = 'voorbeeld', FALSE) AS is_capaciteit_verzonnen,
        coalesce(r.besteed_status = 'voorbeeld', FALSE) AS is_besteed_verzonnen,
        d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 AS is_in_iv3,
        s.gm_code IS NOT NULL AS heeft_spuk,
        v.gm_code IS NOT NULL AS is_opgave_verzonnen,
        o.status AS ondergrens_status
    FROM mart.realisatie AS r
    INNER JOIN mart.doel AS d USING (doel)
    LEFT JOIN verzonnen AS v USING (uitkeringsjaar, doel, gm_code)
    LEFT JOIN spuk AS s USING (uitkeringsjaar, doel, gm_code)
    LEFT JOIN ondergrens AS o USING (uitkeringsjaar, doel, gm_code)
)
SELECT
    g.uitkeringsjaar,
    g.doel,
    g.gm_code,
    g.toegewezen_eur,
    g.toegewezen_capaciteit,
    CASE WHEN g.is_capaciteit_verzonnen THEN g.ondergrens_capaciteit ELSE g.gerealiseerde_capaciteit END AS gerealiseerde_capaciteit,
    g.ondergrens_capaciteit,
    g.eenheid,
    CASE
        WHEN NOT g.is_capaciteit_verzonnen THEN g.capaciteit_herkomst
        WHEN g.ondergrens_capaciteit IS NOT NULL THEN 'iv3 (ondergrens)'
    END AS capaciteit_herkomst,
    CASE WHEN g.is_capaciteit_verzonnen THEN g.ondergrens_status ELSE g.capaciteit_status END AS capaciteit_status,
    CASE
        WHEN NOT (g.is_capaciteit_verzonnen OR g.is_opgave_verzonnen) THEN g.capaciteit_reden
        WHEN g.ondergrens_capaciteit IS NULL THEN 'niet opgegeven'
    END AS capaciteit_reden,
    CASE WHEN NOT g.is_besteed_verzonnen THEN g.besteed_eur END AS besteed_eur,
    CASE WHEN NOT g.is_besteed_verzonnen THEN g.besteed_status END AS besteed_status,
    g.lasten_taakveld_eur,
    g.taakvelden,
    g.lasten_verslagsoort,
    CASE
        WHEN NOT (g.zichtbaarheid = 'opgave' AND (g.is_capaciteit_verzonnen OR g.is_besteed_verzonnen)) THEN g.zichtbaarheid
        WHEN g.is_in_iv3 THEN 'iv3'
        WHEN g.heeft_spuk THEN 'sisa'
        ELSE 'niet zichtbaar'
    END AS zichtbaarheid,
    g.toewijzing_status,
    CASE WHEN g.status = 'voorbeeld' THEN zwakste_van(g.toewijzing_status, g.ondergrens_status) ELSE g.status END AS status,
    CASE WHEN NOT g.is_besteed_verzonnen THEN g.besteed_herkomst END AS besteed_herkomst
FROM gemerkt AS g
