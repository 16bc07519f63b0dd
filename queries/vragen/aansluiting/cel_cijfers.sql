-- The figures that rest directly on one cell of a source document. Grain: blad, tabel, kolom, waarden.
-- namen and waarden are the key of the figure: see herkomst.cel_cijfer. Parameters: $document, $cel.
SELECT DISTINCT c.volgorde, c.blad, c.gedrukt, c.rol, c.tabel, c.kolom, c.namen, c.waarden
FROM herkomst.cel_cijfer AS c
INNER JOIN mart.document AS d USING (bron_id)
WHERE d.document = $document AND c.cel = $cel
ORDER BY c.volgorde, c.tabel, c.waarden, c.kolom, c.rol
