-- Every source document with its kind and version, for exports. Grain: bron_id, document. bron_id is the sha256 of the file.
SELECT d.document, d.soort, d.bron_id
FROM mart.document AS d
ORDER BY d.document, d.bron_id
