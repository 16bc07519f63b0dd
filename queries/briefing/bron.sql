-- The sources that the lines of one year name, in their own words. Grain: bron. Unit: whole euro. Parameters: $jaar.
SELECT
    e.bron,
    CASE WHEN length(e.bron) > 48 THEN left(e.bron, 45) || '…' ELSE e.bron END AS bron_kort,
    e.status,
    CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
    list(struct_pack(document := b.document, bron_id := e.bron_id, blad := e.blad, cel := e.cel, gedrukt := CAST(e.bedrag_eur AS VARCHAR)) ORDER BY e.regel) AS bedrag_cellen,
    string_agg(DISTINCT split_part(d.naam, ':', 1), ', ' ORDER BY split_part(d.naam, ':', 1)) AS doelen
FROM mart.envelop_regel AS e
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN mart.document AS b ON b.bron_id = e.bron_id
WHERE e.uitkeringsjaar = $jaar
GROUP BY e.bron, e.status
ORDER BY bedrag_eur DESC, e.bron
