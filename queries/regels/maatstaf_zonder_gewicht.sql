-- A maatstaf with volumes has a bedrag per eenheid.
SELECT d.document, v.blad, min(v.cel) AS cel, v.maatstaf AS waarde, 'een rij ' || v.maatstaf || ' in gewichten' AS verwacht, NULL AS verschil
FROM kern.volume AS v
INNER JOIN staging.document AS d ON d.bron_id = v.bron_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM kern.bedrag_per_eenheid AS b
        WHERE b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.maatstaf = v.maatstaf
    )
GROUP BY d.document, v.blad, v.maatstaf
