-- Every document behind the figures. Grain: bron_id: of documents with the same content the one that was read first, and
-- a finding (document_zelfde_inhoud) names the others.
SELECT d.bron_id, d.document, d.soort, d.bytes
FROM staging.document AS d
