-- Findings of readers and rules, errors first. Grain: regel, document, blad, cel.
SELECT b.regel, b.ernst, b.document, b.blad, b.cel, b.waarde, b.verwacht, b.verschil, b.melding, b.remedie
FROM mart.bevinding AS b
ORDER BY b.ernst, b.regel, b.document, b.cel
