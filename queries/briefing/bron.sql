-- The sources that the lines of one year name, in their own words. Grain: bron. Unit: whole euro. Parameters: $jaar.
SELECT
    e.bron,
    CASE WHEN length(e.bron) > 48 THEN left(e.bron, 45) || '…' ELSE e.bron END AS bron_kort,
    e.status,
    CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
    list(broncel(b.document, e.bron_id, e.blad, e.cel, e.bedrag_eur) ORDER BY e.regel) AS bedrag_cellen,
    string_agg(DISTINCT d.kort, ', ' ORDER BY d.kort) AS doelen
FROM mart.envelop_regel AS e
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.document AS b ON b.bron_id = e.bron_id
WHERE e.uitkeringsjaar = $jaar
GROUP BY e.bron, e.status
ORDER BY bedrag_eur DESC, e.bron
