-- The reconciliations that differ and are not explained, each side as a text. Grain: code. Unit: euro.
SELECT
    a.code,
    a.onderwerp,
    a.omschrijving,
    zijde_tekst(a.links_eur) AS links,
    zijde_tekst(a.rechts_eur) AS rechts,
    a.verschil_eur
FROM mart.aansluiting AS a
WHERE a.oordeel = 'wijkt af'
ORDER BY a.code
