-- The uitkeringen of a gemeente changed as those of the others did: of its amounts, each beside the change of most recipients of that
-- uitkering, the middle one stays where it stays in real vintages. Five amounts or more. One finding per table, with the furthest.
-- Unit: none, a number of times.
WITH
verandering AS (
    SELECT
        u.circulaire,
        u.uitkeringsjaar,
        u.naast,
        u.gm_code,
        u.bron_id,
        u.blad,
        u.cel,
        CAST(u.bedrag_eur AS DOUBLE) / CAST(u.naast_bedrag_eur AS DOUBLE) AS maal,
        median(CAST(u.bedrag_eur AS DOUBLE) / CAST(u.naast_bedrag_eur AS DOUBLE)) OVER (PARTITION BY u.circulaire, u.uitkeringsjaar, u.uitkering) AS aller_maal
    FROM verdeling.poort_uitkering AS u
    WHERE u.bedrag_eur <> 0 AND u.naast_bedrag_eur <> 0
),
gemeente AS (
    SELECT v.circulaire, v.uitkeringsjaar, v.naast, v.gm_code, mode(v.bron_id) AS bron_id, mode(v.blad) AS blad, min(v.cel) AS cel, median(v.maal / v.aller_maal) AS maal
    FROM verandering AS v
    WHERE v.aller_maal <> 0
    GROUP BY v.circulaire, v.uitkeringsjaar, v.naast, v.gm_code
    HAVING count(*) >= 5
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, abs(g.maal - 1)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' gemeente: ' ELSE ' gemeenten, zoals ' END || array_to_string(max_by(g.gm_code || ' ' || als_maal(g.maal) || ' keer', abs(g.maal - 1), 3), '; ') AS waarde,
    'uitkeringen die sinds ' || g.naast || ' veranderden zoals die van de andere gemeenten' AS verwacht,
    als_maal(arg_max(g.maal, abs(g.maal - 1))) || ' keer' AS verschil
FROM gemeente AS g
INNER JOIN verdeling.poort_paar AS p USING (circulaire, uitkeringsjaar)
INNER JOIN staging.drempel AS s
    ON s.vergelijking = CASE WHEN p.uitkeringsjaar = p.naast_jaar THEN 'uitkering_rij_zelfde_jaar' ELSE 'uitkering_rij_ander_jaar' END
        AND buiten_drempel(g.maal, s.onder, s.boven)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.naast
