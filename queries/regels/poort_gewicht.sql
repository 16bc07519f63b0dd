-- A bedrag per eenheid is no further from that of the nearest vintage than real vintages differ; most of them never change.
-- One finding per table, with the worst rows. Unit: euro per unit, compared as a number of times.
WITH te_ver AS (
    SELECT
        v.bron_id,
        v.blad,
        v.cel,
        v.maatstaf,
        p.naast,
        v.bedrag_per_eenheid_eur AS bedrag,
        n.bedrag_per_eenheid_eur AS naast_bedrag,
        coalesce(CAST(v.bedrag_per_eenheid_eur AS DOUBLE) / nullif(CAST(n.bedrag_per_eenheid_eur AS DOUBLE), 0), 0) AS verhouding
    FROM verdeling.poort_paar AS p
    INNER JOIN kern.bedrag_per_eenheid AS v USING (circulaire, uitkeringsjaar)
    INNER JOIN kern.bedrag_per_eenheid AS n
        ON n.circulaire = p.naast_circulaire AND n.uitkeringsjaar = p.naast_jaar AND n.maatstaf = v.maatstaf AND n.cluster = 'Totaal'
    LEFT JOIN staging.drempel AS e ON e.vergelijking = 'gewicht' AND e.onderdeel = v.maatstaf
    LEFT JOIN staging.drempel AS a ON a.vergelijking = 'gewicht' AND a.onderdeel = ''
    WHERE v.cluster = 'Totaal' AND v.bedrag_per_eenheid_eur <> n.bedrag_per_eenheid_eur AND buiten_drempel(verhouding, coalesce(e.onder, a.onder), coalesce(e.boven, a.boven))
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.verhouding - 1)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' rij: ' ELSE ' rijen, zoals ' END
        || array_to_string(max_by(t.maatstaf || ' ' || CAST(t.bedrag AS VARCHAR) || ' was ' || CAST(t.naast_bedrag AS VARCHAR), abs(t.verhouding - 1), 3), '; ') AS waarde,
    'zo dicht bij ' || t.naast || ' als andere circulaires bij elkaar staan' AS verwacht,
    als_maal(arg_max(t.verhouding, abs(t.verhouding - 1))) || ' keer zo groot' AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad, t.naast
