-- The clusters of a maatstaf should add up to its printed total.
SELECT DISTINCT  -- two vintages may have the same document
    d.document, t.blad, t.cel,
    t.bedrag_per_eenheid_eur AS waarde,
    sum(b.bedrag_per_eenheid_eur) AS verwacht,
    t.bedrag_per_eenheid_eur - sum(b.bedrag_per_eenheid_eur) AS verschil
FROM kern.bedrag_per_eenheid AS t
INNER JOIN kern.bedrag_per_eenheid AS b
    ON b.circulaire = t.circulaire AND b.uitkeringsjaar = t.uitkeringsjaar AND b.maatstaf = t.maatstaf AND b.cluster <> 'Totaal'
INNER JOIN staging.document AS d ON d.bron_id = t.bron_id
WHERE t.cluster = 'Totaal'
GROUP BY t.circulaire, t.uitkeringsjaar, t.maatstaf, d.document, t.blad, t.cel, t.bedrag_per_eenheid_eur
HAVING t.bedrag_per_eenheid_eur <> sum(b.bedrag_per_eenheid_eur)
