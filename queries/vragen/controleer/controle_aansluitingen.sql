-- Every reconciliation for the report, the worst first. Grain: code. Unit: euro.
SELECT
    a.code,
    a.omschrijving,
    a.links_eur,
    a.rechts_eur,
    a.verschil_eur,
    a.verklaring,
    a.oordeel,
    a.bron
FROM mart.aansluiting AS a
ORDER BY list_position(['wijkt af', 'open vraag', 'verklaard', 'sluit aan'], a.oordeel), a.code
