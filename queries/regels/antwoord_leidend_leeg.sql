-- Who answers other questions of a goal gives the figure that the money is compared with, or says why it is not there.
-- One finding per document, sheet, gemeente and goal.
SELECT
    d.document, a.blad, arg_min(a.cel, (length(a.cel), a.cel)) AS cel,
    a.gm_code || ', ' || a.doel || ': ' || count(*) || ' beantwoord, zonder ' || g.indicator AS waarde,
    'ook een waarde of een reden voor ' || g.indicator AS verwacht,
    NULL AS verschil
FROM mart.antwoord AS a
INNER JOIN staging.doel AS g USING (doel)
INNER JOIN staging.document AS d ON d.bron_id = a.bron_id
WHERE
    a.indicator NOT IN ('prijs_eur', 'prijs_bron')
    AND (a.waarde IS NOT NULL OR a.tekst IS NOT NULL)
    AND NOT EXISTS (
        SELECT 1 FROM staging.opgave AS o
        WHERE o.peildatum = a.peildatum AND o.gm_code = a.gm_code AND o.doel = a.doel AND (o.waarde IS NOT NULL OR o.reden IS NOT NULL)
    )
GROUP BY d.document, a.blad, a.gm_code, a.doel, g.indicator
