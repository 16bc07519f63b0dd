-- The gemeenten of a key are exactly those of the year's indeling, no more and no fewer.
WITH
verwacht AS (
    SELECT e.uitkeringsjaar, e.regel, i.gm_code
    FROM kern.envelop_regel AS e
    INNER JOIN kern.indeling_gemeente AS i USING (uitkeringsjaar)
    WHERE e.is_verdeeld
),
verschil AS (
    SELECT
        coalesce(v.uitkeringsjaar, g.uitkeringsjaar) AS uitkeringsjaar,
        coalesce(v.regel, g.regel) AS regel,
        coalesce(v.gm_code, g.gm_code) AS gm_code,
        CASE WHEN g.gm_code IS NULL THEN ' ontbreekt in de sleutel' ELSE ' hoort niet in de indeling' END AS wat
    FROM verwacht AS v
    FULL OUTER JOIN (SELECT DISTINCT s.uitkeringsjaar, s.regel, s.gm_code FROM verdeling.sleutelgewicht AS s) AS g ON g.uitkeringsjaar = v.uitkeringsjaar AND g.regel = v.regel AND g.gm_code = v.gm_code
    WHERE v.gm_code IS NULL OR g.gm_code IS NULL
)
SELECT d.document, e.blad, e.cel_sleutel AS cel, x.gm_code || x.wat AS waarde, 'de gemeenten op ' || e.indeling_peildatum AS verwacht, NULL AS verschil
FROM verschil AS x
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS d USING (bron_id)
