-- What the publication gate refused and somebody confirmed, with the uitkeringsjaren of the document. Grain: wat, regel.
-- Only where mart.bevestiging is there (vragen/aansluiting/heeft_tabel).
SELECT
    b.soort,
    b.wat,
    b.regel,
    b.naam,
    b.melding,
    b.gevonden,
    b.reden,
    b.bevestigd_op,
    coalesce(list_sort(list(DISTINCT v.uitkeringsjaar) FILTER (WHERE v.uitkeringsjaar IS NOT NULL)), []) AS jaren
FROM mart.bevestiging AS b
LEFT JOIN mart.bronversie AS v ON v.document = b.wat
GROUP BY b.soort, b.wat, b.regel, b.naam, b.melding, b.gevonden, b.reden, b.bevestigd_op
ORDER BY b.soort, b.wat, b.regel
