-- The documents that were read, by sha256. Grain: document.
SELECT
    t.document,
    t.bron_id,
    t.soort,
    t.bytes
FROM mart.document AS t
ORDER BY t.document
