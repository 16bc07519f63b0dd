-- Bedrag per eenheid of a maatstaf, per cluster and in total as printed ('Totaal').
-- Grain: circulaire, uitkeringsjaar, maatstaf, cluster. Unit: euro per unit. Source: kern.gewicht.
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.naam AS maatstaf,
    g.cluster,
    CAST(g.bedrag_per_eenheid AS DECIMAL(17, 6)) AS bedrag_per_eenheid_eur,
    g.correctie,
    g.versie,
    g.bron_id,
    g.blad,
    g.cel
FROM kern.gewicht AS g
WHERE g.soort = 'maatstaf'
