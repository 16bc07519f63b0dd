-- Every document behind the figures. Grain: bron_id: of documents with the same content the one that was read first, and
-- a finding (document_zelfde_inhoud) names the others.
-- bevestigd: the reason why what the gate refused in it is right; empty for nearly all.
SELECT d.bron_id, d.document, d.soort, d.bytes, b.reden AS bevestigd
FROM staging.document AS d
LEFT JOIN staging.bevestiging AS b ON b.wat = d.document
