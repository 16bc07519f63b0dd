-- Weights that count: bedrag per eenheid of maatstaven, and the lines of S/IU/DU, per cluster and as printed in total.
-- Grain: circulaire, uitkeringsjaar, soort, naam, cluster. Unit: euro per unit. Source: staging.gewicht, newest version.
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.soort,
    g.naam,
    g.cluster,
    g.bedrag_per_eenheid,
    g.correctie,
    g.versie,
    g.gedrukt,
    g.bron_id,
    g.blad,
    g.cel
FROM staging.gewicht AS g
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN kern.geldige_versie AS v
    ON v.circulaire = g.circulaire AND v.uitkeringsjaar = g.uitkeringsjaar AND v.tabel = 'gewicht_' || g.soort AND v.versie = g.versie
