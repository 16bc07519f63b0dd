-- The amounts of a year that several goals share and no source splits, where the bundle can take the place of its goals.
-- Grain: bundel. Unit: whole euro. doelen: codes with ~ between them. Parameter: $jaar.
SELECT b.bundel, b.naam, b.doelen, b.aantal_doelen, b.bedrag_eur, b.status, b.toelichting, b.bron, d.document, b.cel
FROM mart.bundel AS b
LEFT JOIN mart.document AS d ON d.bron_id = b.bron_id
WHERE b.uitkeringsjaar = $jaar AND b.is_heel
ORDER BY b.bundel
