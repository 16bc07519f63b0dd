-- What was read from every source document: how many cells with a figure, and from which sheets. Grain: bron_id, document.
-- bron_id is the sha256 of the file. A document with names or boundaries only has none.
SELECT
    d.document,
    d.soort,
    d.bron_id,
    d.bytes,
    CAST(coalesce(sum(g.aantal), 0) AS BIGINT) AS aantal_cijfers,
    coalesce(list_sort(list(DISTINCT g.blad) FILTER (WHERE g.blad IS NOT NULL)), []) AS bladen
FROM mart.document AS d
LEFT JOIN mart.document_blad AS g USING (bron_id)
GROUP BY d.document, d.soort, d.bron_id, d.bytes
ORDER BY d.document
