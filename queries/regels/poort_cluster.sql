-- What a cluster is worth nationally, volume × bedrag per eenheid, is no further from the nearest vintage than real vintages
-- differ: a cluster's column that was swapped or scaled adds up to the total all the same. One finding per table.
-- Unit: a number of times.
WITH
waarde AS (
    SELECT b.circulaire, b.uitkeringsjaar, b.cluster, CAST(sum(v.volume * b.bedrag_per_eenheid_eur) AS DOUBLE) AS bedrag, any_value(b.bron_id) AS bron_id, any_value(b.blad) AS blad, min(b.cel) AS cel
    FROM kern.bedrag_per_eenheid AS b
    INNER JOIN kern.volume AS v USING (circulaire, uitkeringsjaar, maatstaf)
    WHERE b.cluster <> 'Totaal'
    GROUP BY b.circulaire, b.uitkeringsjaar, b.cluster
),
te_ver AS (
    SELECT v.bron_id, v.blad, v.cel, v.cluster, p.naast, v.bedrag / nullif(n.bedrag, 0) AS verhouding
    FROM verdeling.poort_paar AS p
    INNER JOIN waarde AS v USING (circulaire, uitkeringsjaar)
    INNER JOIN waarde AS n ON n.circulaire = p.naast_circulaire AND n.uitkeringsjaar = p.naast_jaar AND n.cluster = v.cluster
    LEFT JOIN staging.drempel AS e ON e.vergelijking = 'cluster' AND e.onderdeel = v.cluster
    LEFT JOIN staging.drempel AS a ON a.vergelijking = 'cluster' AND a.onderdeel = ''
    WHERE buiten_drempel(v.bedrag / nullif(n.bedrag, 0), coalesce(e.onder, a.onder), coalesce(e.boven, a.boven))
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.verhouding - 1)) AS cel,
    array_to_string(max_by(t.cluster || ' ' || als_maal(t.verhouding) || ' keer', abs(t.verhouding - 1), 3), '; ') AS waarde,
    'clusters die landelijk zo dicht bij ' || t.naast || ' blijven als in andere circulaires' AS verwacht,
    als_maal(arg_max(t.verhouding, abs(t.verhouding - 1))) || ' keer zo groot' AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad, t.naast
