-- Every document behind the figures. Grain: document. bron_id is its sha256.
SELECT d.document, d.bron_id, d.soort, d.bytes
FROM mart.document AS d
ORDER BY d.document
