-- A maatstaf with volumes has a bedrag per eenheid. verschil: what the fund would lose, Σ volume × the bedrag of the
-- nearest vintage that has one × the uitkeringsfactor (income maatstaven stay outside the factor).
SELECT
    d.document,
    v.blad,
    min(v.cel) AS cel,
    v.maatstaf AS waarde,
    'een rij ' || v.maatstaf || ' in gewichten' AS verwacht,
    coalesce(
        'er zou € '
        || format(
            '{:t.}',
            CAST(sum(v.volume) * any_value(b.bedrag_per_eenheid_eur) * any_value(CASE WHEN v.soort = 'uitgaven' THEN c.uitkeringsfactor ELSE 1 END) AS BIGINT)
        )
        || ' verloren gaan, gerekend met het bedrag van de naastliggende circulaire',
        'verlies onbekend: geen andere circulaire kent dit bedrag'
    ) AS verschil
FROM kern.volume AS v
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN staging.document AS d ON d.bron_id = v.bron_id
LEFT JOIN kern.maatstaf_buur AS b USING (circulaire, uitkeringsjaar, maatstaf)
ANTI JOIN kern.bedrag_per_eenheid AS p ON p.circulaire = v.circulaire AND p.uitkeringsjaar = v.uitkeringsjaar AND p.maatstaf = v.maatstaf
GROUP BY d.document, v.blad, v.maatstaf, v.circulaire, v.uitkeringsjaar
