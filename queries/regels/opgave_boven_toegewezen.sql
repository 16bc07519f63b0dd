-- What a gemeente says that it spent on all goals together is not far above what it was allocated for them. Compared are goals
-- whose unit is fte, three of them or more. One finding per document, with the worst gemeenten. Unit: whole euro.
WITH
toegewezen AS (
    SELECT t.uitkeringsjaar, t.gm_code, t.doel, sum(t.bedrag_eur) AS bedrag_eur
    FROM mart.toewijzing AS t
    GROUP BY t.uitkeringsjaar, t.gm_code, t.doel
),
gemeente AS (
    SELECT o.bron_id, o.blad, o.gm_code, min(o.cel) AS cel, sum(o.besteed_eur) AS besteed_eur, sum(t.bedrag_eur) AS toegewezen_eur
    FROM kern.opgave AS o
    INNER JOIN toegewezen AS t ON t.uitkeringsjaar = year(o.peildatum) AND t.gm_code = o.gm_code AND t.doel = o.doel
    WHERE o.eenheid = 'fte' AND o.besteed_eur IS NOT NULL AND t.bedrag_eur > 0
    GROUP BY o.bron_id, o.blad, o.gm_code, o.peildatum
    HAVING count(*) >= 3
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, g.besteed_eur - g.toegewezen_eur) AS cel,
    array_to_string(max_by(g.gm_code || ': € ' || g.besteed_eur || ' van € ' || g.toegewezen_eur, g.besteed_eur - g.toegewezen_eur, 3), '; ') AS waarde,
    'hooguit ' || als_maal(any_value(s.boven)) || ' keer wat is toegewezen' AS verwacht,
    max(g.besteed_eur - g.toegewezen_eur) AS verschil
FROM gemeente AS g
INNER JOIN staging.drempel AS s ON s.vergelijking = 'opgave_toegewezen' AND g.besteed_eur > s.boven * g.toegewezen_eur
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad
