-- A circulaire holds no gemeente that does not exist in its indeling.
WITH rij AS (
    SELECT v.circulaire, v.uitkeringsjaar, v.gm_code, v.bron_id, v.blad, min('A' || regexp_extract(v.cel, '\d+')) AS cel
    FROM kern.volume AS v
    GROUP BY v.circulaire, v.uitkeringsjaar, v.gm_code, v.bron_id, v.blad
    UNION ALL
    SELECT u.circulaire, u.uitkeringsjaar, u.gm_code, u.bron_id, u.blad, min('A' || regexp_extract(u.cel, '\d+')) AS cel
    FROM kern.uitkering AS u
    GROUP BY u.circulaire, u.uitkeringsjaar, u.gm_code, u.bron_id, u.blad
)
SELECT d.document, r.blad, r.cel, r.gm_code AS waarde, 'een gemeente van de indeling op ' || c.indeling_peildatum AS verwacht, NULL AS verschil
FROM rij AS r
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN staging.document AS d ON d.bron_id = r.bron_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM kern.gemeente AS g
        WHERE
            g.gm_code = r.gm_code
            AND g.indeling_jaar = year(c.indeling_peildatum)
            AND NOT EXISTS (
                SELECT 1
                FROM staging.herindeling AS h
                WHERE h.oude_code = g.gm_code AND h.datum > make_date(g.indeling_jaar, 1, 1) AND h.datum <= c.indeling_peildatum
            )
    )
