-- Every document behind the figures. Grain: bron_id, document.
SELECT d.bron_id, d.document, d.soort, d.bytes
FROM staging.document AS d
