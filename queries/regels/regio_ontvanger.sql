-- Who receives for a region is the centrumgemeente of it in gemeenten/regios.csv, and every centrumgemeente receives.
WITH ontvangen AS (
    SELECT t.uitkeringsjaar, t.doel, t.gm_code, sum(t.bedrag_eur) AS bedrag_eur
    FROM mart.toewijzing AS t
    INNER JOIN staging.regionaal AS d USING (doel)
    GROUP BY t.uitkeringsjaar, t.doel, t.gm_code
),
gezien AS (
    SELECT r.gm_code, r.bron_id, r.blad, r.cel, r.is_centrum, bool_or(o.bedrag_eur <> 0) AS ontvangt
    FROM ontvangen AS o
    INNER JOIN mart.regio_gemeente AS r USING (uitkeringsjaar, gm_code)
    GROUP BY r.gm_code, r.bron_id, r.blad, r.cel, r.is_centrum
)
SELECT
    d.document,
    g.blad,
    g.cel,
    g.gm_code AS waarde,
    CASE WHEN g.is_centrum THEN 'een gemeente die voor haar regio geld ontvangt' ELSE 'een gemeente die zelf niets ontvangt' END AS verwacht,
    NULL AS verschil
FROM gezien AS g
INNER JOIN staging.document AS d USING (bron_id)
WHERE g.is_centrum IS DISTINCT FROM g.ontvangt
