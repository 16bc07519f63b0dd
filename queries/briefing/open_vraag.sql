-- Reconciliations that are an open question or do not close. Grain: code. Unit: euro with cents.
SELECT a.code, a.omschrijving, a.links_eur, a.rechts_eur, a.verschil_eur, a.oordeel, a.verklaring, a.bron
FROM mart.aansluiting AS a
WHERE a.oordeel IN ('open vraag', 'wijkt af')
ORDER BY a.code
