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
ANTI JOIN kern.hercodering AS h
    ON h.peildatum_van = c.indeling_peildatum AND h.peildatum_naar = c.indeling_peildatum AND h.gm_code_van = r.gm_code
