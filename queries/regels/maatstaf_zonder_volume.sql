-- A maatstaf with a bedrag per eenheid has a column of volumes.
SELECT d.document, b.blad, b.cel, b.maatstaf AS waarde, 'een kolom ' || b.maatstaf || ' in volumina' AS verwacht, NULL AS verschil
FROM kern.bedrag_per_eenheid AS b
INNER JOIN staging.document AS d ON d.bron_id = b.bron_id
WHERE
    b.cluster = 'Totaal'
    AND NOT EXISTS (
        SELECT 1
        FROM kern.volume AS v
        WHERE v.circulaire = b.circulaire AND v.uitkeringsjaar = b.uitkeringsjaar AND v.maatstaf = b.maatstaf
    )
