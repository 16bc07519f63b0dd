-- The reconciliations that differ and are not explained. Grain: code. Unit: euro.
SELECT a.code, a.onderwerp, a.omschrijving, a.links_eur, a.rechts_eur, a.verschil_eur
FROM mart.aansluiting AS a
WHERE a.oordeel = 'wijkt af'
ORDER BY a.code
