-- Adds the rows of one reconciliation (the view aansluiting_invoer) with difference, verdict and subject ($onderwerp).
-- A missing side is never 'sluit aan'.
INSERT INTO mart.aansluiting
SELECT
    a.code,
    a.omschrijving,
    a.links_eur,
    a.rechts_eur,
    a.links_eur - a.rechts_eur AS verschil_eur,
    a.tolerantie_eur,
    CASE
        WHEN a.links_eur IS NULL OR a.rechts_eur IS NULL THEN 'wijkt af'
        WHEN abs(a.links_eur - a.rechts_eur) <= a.tolerantie_eur THEN 'sluit aan'
        WHEN a.verklaard_eur <> 0 AND abs(a.links_eur - a.rechts_eur - a.verklaard_eur) <= a.tolerantie_eur THEN 'verklaard'
        WHEN a.is_open_vraag THEN 'open vraag'
        ELSE 'wijkt af'
    END AS oordeel,
    a.bron,
    a.verklaard_eur,
    a.verklaring,
    $onderwerp AS onderwerp
FROM aansluiting_invoer AS a
ORDER BY a.code
