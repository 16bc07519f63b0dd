-- The clusters of a maatstaf add up to its printed total, apart from rounding (clustersom_ongelijk_totaal warns of that).
-- Unit: euro per unit.
WITH som AS (
    SELECT
        b.bron_id,
        b.blad,
        b.maatstaf,
        sum(b.bedrag_per_eenheid_eur) FILTER (WHERE b.cluster <> 'Totaal') AS clusters,
        sum(b.bedrag_per_eenheid_eur) FILTER (WHERE b.cluster = 'Totaal') AS totaal,
        max(b.cel) FILTER (WHERE b.cluster = 'Totaal') AS cel
    FROM kern.bedrag_per_eenheid AS b
    GROUP BY b.bron_id, b.blad, b.maatstaf, b.circulaire, b.uitkeringsjaar
)
SELECT
    d.document,
    s.blad,
    arg_max(s.cel, abs(s.clusters - s.totaal)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' rij: ' ELSE ' rijen, zoals ' END
        || array_to_string(max_by(s.maatstaf || ': clusters ' || CAST(s.clusters AS VARCHAR) || ', totaal ' || CAST(s.totaal AS VARCHAR), abs(s.clusters - s.totaal), 3), '; ') AS waarde,
    'clusters die op hooguit enkele centen na optellen tot het totaal' AS verwacht,
    max(abs(s.clusters - s.totaal)) AS verschil
FROM som AS s
INNER JOIN staging.drempel AS g ON g.vergelijking = 'clustersom' AND abs(s.clusters - s.totaal) > g.boven
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, s.blad
