-- Years in which the ingroei leaves no room for the total of the scenario. Grain: uitkeringsjaar. Unit: whole euro.
SELECT
    e.uitkeringsjaar,
    e.bedrag_eur,
    CAST(sum(t.ondergrens_eur) AS BIGINT) AS ondergrens_eur,
    CAST(sum(t.bovengrens_eur) AS BIGINT) AS bovengrens_eur
FROM ingroei.kern.envelop_regel AS e
LEFT JOIN ingroei.verdeling.toewijzing_regel AS t USING (uitkeringsjaar)
GROUP BY e.uitkeringsjaar, e.bedrag_eur
HAVING
    sum(t.bedrag_eur) IS DISTINCT FROM e.bedrag_eur
    OR bool_or(t.ondergrens_eur > t.bovengrens_eur OR t.bedrag_eur NOT BETWEEN t.ondergrens_eur AND t.bovengrens_eur)
    OR bool_or(t.positie = 'onhaalbaar')
ORDER BY e.uitkeringsjaar
