-- Every finding for the report, the worst first. Grain: regel, document, blad, cel.
SELECT
    b.regel,
    b.ernst,
    b.document,
    b.blad,
    b.cel,
    b.waarde,
    b.verwacht,
    b.melding,
    b.remedie,
    b.verschil
FROM mart.bevinding AS b
ORDER BY b.ernst, b.regel, b.document, b.cel
