-- What a gemeente spent in all, on the goals that it gave in both years, is near that of the year before. One finding per document, with
-- the gemeenten that moved most. Unit: whole euro.
WITH
totaal AS (
    SELECT n.bron_id, n.blad, n.gm_code, arg_max(n.cel, n.besteed_eur) AS cel, sum(n.besteed_eur) AS nu_eur, sum(v.besteed_eur) AS vorig_eur
    FROM kern.opgave AS n
    INNER JOIN kern.opgave AS v
        ON v.gm_code = n.gm_code AND v.doel = n.doel AND v.indicator = n.indicator AND year(v.peildatum) = year(n.peildatum) - 1
        AND (v.status = 'voorbeeld') = (n.status = 'voorbeeld')  -- a made-up one says nothing of a real one
    WHERE n.besteed_eur IS NOT NULL AND v.besteed_eur > 0
    GROUP BY n.bron_id, n.blad, n.gm_code
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.nu_eur - t.vorig_eur)) AS cel,
    array_to_string(max_by(t.gm_code || ': € ' || t.nu_eur || ' was € ' || t.vorig_eur, abs(t.nu_eur - t.vorig_eur), 3), '; ') AS waarde,
    'tussen ' || als_maal(any_value(g.onder)) || ' en ' || als_maal(any_value(g.boven)) || ' keer het jaar ervoor' AS verwacht,
    arg_max(t.nu_eur - t.vorig_eur, abs(t.nu_eur - t.vorig_eur)) AS verschil
FROM totaal AS t
INNER JOIN staging.drempel AS g ON g.vergelijking = 'opgave_totaal' AND buiten_drempel(t.nu_eur / t.vorig_eur, g.onder, g.boven)
INNER JOIN staging.document AS d USING (bron_id)
WHERE abs(t.nu_eur - t.vorig_eur) >= 5000
GROUP BY d.document, t.blad
