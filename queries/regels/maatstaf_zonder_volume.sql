-- A maatstaf with a bedrag per eenheid has a column of volumes. verschil: what the fund would lose, Σ volume of the
-- nearest vintage that has them × bedrag × the uitkeringsfactor (income maatstaven stay outside the factor).
SELECT
    d.document,
    b.blad,
    b.cel,
    b.maatstaf AS waarde,
    'een kolom ' || b.maatstaf || ' in volumina' AS verwacht,
    coalesce(
        'er zou € '
        || format('{:t.}', CAST(n.volume * b.bedrag_per_eenheid_eur * CASE WHEN m.soort = 'uitgaven' THEN c.uitkeringsfactor ELSE 1 END AS BIGINT))
        || ' verloren gaan, gerekend met de volumes van de naastliggende circulaire',
        'verlies onbekend: geen andere circulaire kent deze volumes'
    ) AS verschil
FROM kern.bedrag_per_eenheid AS b
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN staging.maatstaf AS m ON m.code = b.maatstaf
INNER JOIN staging.document AS d ON d.bron_id = b.bron_id
LEFT JOIN kern.maatstaf_buur AS n USING (circulaire, uitkeringsjaar, maatstaf)
ANTI JOIN kern.volume AS v ON v.circulaire = b.circulaire AND v.uitkeringsjaar = b.uitkeringsjaar AND v.maatstaf = b.maatstaf
WHERE b.cluster = 'Totaal'
