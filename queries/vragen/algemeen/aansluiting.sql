-- Reconciliations, what needs attention first. Grain: code. Unit: euro (a count where the description says so).
SELECT
    a.code,
    a.omschrijving,
    a.links_eur,
    a.rechts_eur,
    a.verschil_eur,
    a.tolerantie_eur,
    a.oordeel,
    a.verklaring,
    a.bron,
    a.onderwerp
FROM mart.aansluiting AS a
ORDER BY list_position(['wijkt af', 'open vraag', 'verklaard', 'sluit aan'], a.oordeel), a.code
