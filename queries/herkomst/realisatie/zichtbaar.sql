-- Through which channel the money of a gemeente for a goal can be seen. Grain: uitkeringsjaar, doel, gm_code. Unit: whole euro.
-- A made-up return shows nothing. iv3: the jaarrekening (not the begroting) has lasten above zero on the taakveld.
WITH
opgave AS (
    SELECT DISTINCT year(c.peildatum) AS uitkeringsjaar, c.gm_code, c.doel
    FROM mart.capaciteit AS c
    WHERE
        c.herkomst = 'opgave'
        AND c.bron = 'opgave van de gemeente'
        AND c.status <> 'voorbeeld'
        AND (c.waarde IS NOT NULL OR c.besteed_eur IS NOT NULL)
),
spuk AS (
    SELECT DISTINCT t.uitkeringsjaar, t.gm_code, t.doel
    FROM mart.toewijzing AS t
    WHERE t.vorm = 'spuk'
)
SELECT r.uitkeringsjaar, r.doel, r.gm_code,
    CASE
        WHEN o.gm_code IS NOT NULL THEN 'opgave'
        WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
        WHEN s.gm_code IS NOT NULL THEN 'sisa'
        ELSE 'niet zichtbaar'
    END AS zichtbaarheid,
    r.toegewezen_eur AS bedrag_eur
FROM mart.realisatie AS r
INNER JOIN staging.doel AS d USING (doel)
LEFT JOIN opgave AS o USING (uitkeringsjaar, gm_code, doel)
LEFT JOIN spuk AS s USING (uitkeringsjaar, gm_code, doel)
