-- Through which channel the money of a gemeente for a goal can be seen. Grain: uitkeringsjaar, voorbeeld, doel, gm_code.
-- Unit: whole euro. voorbeeld: ``met`` counts returns that are made up, ``zonder`` does not. voorbeeld_eur: the amount where
-- such a return shows it, else NULL. iv3: the jaarrekening (not the begroting) has lasten above zero on the taakveld.
WITH
opgave AS (
    SELECT year(c.peildatum) AS jaar, c.gm_code, c.doel, arg_min(c.status, c.status = 'voorbeeld') AS status
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'opgave' AND c.bron = 'opgave van de gemeente' AND (c.waarde IS NOT NULL OR c.besteed_eur IS NOT NULL)
    GROUP BY year(c.peildatum), c.gm_code, c.doel
),
spuk AS (
    SELECT DISTINCT t.uitkeringsjaar, t.gm_code, t.doel
    FROM mart.toewijzing AS t
    WHERE t.vorm = 'spuk'
)
SELECT r.uitkeringsjaar, k.voorbeeld, r.doel, r.gm_code,
    CASE
        WHEN o.gm_code IS NOT NULL THEN 'opgave'
        WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
        WHEN s.gm_code IS NOT NULL THEN 'sisa'
        ELSE 'niet zichtbaar'
    END AS zichtbaarheid,
    r.toegewezen_eur AS bedrag_eur,
    CASE WHEN o.status = 'voorbeeld' THEN r.toegewezen_eur END AS voorbeeld_eur
FROM mart.realisatie AS r
INNER JOIN staging.doel AS d USING (doel)
CROSS JOIN (VALUES ('met'), ('zonder')) AS k (voorbeeld)
LEFT JOIN opgave AS o
    ON o.jaar = r.uitkeringsjaar AND o.gm_code = r.gm_code AND o.doel = r.doel AND (k.voorbeeld = 'met' OR o.status <> 'voorbeeld')
LEFT JOIN spuk AS s ON s.uitkeringsjaar = r.uitkeringsjaar AND s.gm_code = r.gm_code AND s.doel = r.doel
