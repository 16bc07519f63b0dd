-- A gemeente does not account for many times the specifieke uitkering that it was allocated (sisa_boven_ontvangen warns of less),
-- for less than nil, or for many times, or a small part of, what it accounted for the year before; apart from a difference of less
-- than € 5.000. One finding per document and kind, with the worst. Unit: whole euro.
WITH
geval AS (
    SELECT
        b.bron_id,
        b.blad,
        b.cel,
        'tussen nul en ' || CAST(CAST(g.boven AS INTEGER) AS VARCHAR) || ' keer wat is toegewezen' AS verwacht,
        b.doel || ' van ' || b.gm_code || ': ' || b.besteed_eur || ' van ' || b.ontvangen_eur AS wat,
        b.besteed_eur - b.ontvangen_eur AS verschil
    FROM mart.sisa_besteding AS b
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'sisa' AND buiten_drempel(b.besteed_eur, g.onder * b.ontvangen_eur, g.boven * b.ontvangen_eur)
    WHERE abs(b.besteed_eur - b.ontvangen_eur) >= 5000
    UNION ALL
    SELECT
        b.bron_id,
        b.blad,
        b.cel,
        'tussen een vijfde en ' || CAST(CAST(g.boven AS INTEGER) AS VARCHAR) || ' keer wat in het jaar ervoor is verantwoord' AS verwacht,
        b.doel || ' van ' || b.gm_code || ': ' || b.besteed_eur || ' was ' || v.besteed_eur AS wat,
        b.besteed_eur - v.besteed_eur AS verschil
    FROM mart.sisa_besteding AS b
    INNER JOIN mart.sisa_besteding AS v ON v.gm_code = b.gm_code AND v.doel = b.doel AND v.jaar = b.jaar - 1 AND v.besteed_eur > 0
    INNER JOIN staging.drempel AS g ON g.vergelijking = 'sisa_jaar' AND buiten_drempel(b.besteed_eur / v.besteed_eur, g.onder, g.boven)
    WHERE abs(b.besteed_eur - v.besteed_eur) >= 5000
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, abs(g.verschil)) AS cel,
    array_to_string(max_by(g.wat, abs(g.verschil), 3), '; ') AS waarde,
    g.verwacht,
    arg_max(g.verschil, abs(g.verschil)) AS verschil
FROM geval AS g
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.verwacht
