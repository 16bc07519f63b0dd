-- Every volume beside that of the vintage it is held against, and what the difference is worth there.
-- Grain: circulaire, uitkeringsjaar, gm_code, maatstaf. aandeel: the change apart from the usual one of its maatstaf (the median),
-- as a share of the algemene uitkering of the gemeente. Units: of the maatstaf; euro per unit at the price and factor of then.
WITH
cel AS (
    SELECT
        g.circulaire,
        g.uitkeringsjaar,
        g.naast,
        g.gm_code,
        v.maatstaf,
        v.volume,
        n.volume AS naast_volume,
        CAST(b.bedrag_per_eenheid_eur AS DOUBLE) * CASE WHEN v.soort = 'uitgaven' THEN CAST(c.uitkeringsfactor AS DOUBLE) ELSE 1 END AS eenheid,
        g.naast_eur,
        v.bron_id,
        v.blad,
        v.cel
    FROM verdeling.poort_gemeente AS g
    INNER JOIN kern.volume AS v USING (circulaire, uitkeringsjaar, gm_code)
    INNER JOIN kern.volume AS n ON n.circulaire = g.naast_circulaire AND n.uitkeringsjaar = g.naast_jaar AND n.gm_code = g.gm_code AND n.maatstaf = v.maatstaf
    INNER JOIN kern.circulaire AS c ON c.circulaire = g.naast_circulaire AND c.uitkeringsjaar = g.naast_jaar
    INNER JOIN kern.bedrag_per_eenheid AS b
        ON b.circulaire = g.naast_circulaire AND b.uitkeringsjaar = g.naast_jaar AND b.maatstaf = v.maatstaf AND b.cluster = 'Totaal'
),
gewoon AS (
    SELECT
        c.circulaire,
        c.uitkeringsjaar,
        c.maatstaf,
        coalesce(median(CAST(c.volume AS DOUBLE) / CAST(c.naast_volume AS DOUBLE)) FILTER (WHERE c.volume <> 0 AND c.naast_volume <> 0), 1) AS groei
    FROM cel AS c
    GROUP BY c.circulaire, c.uitkeringsjaar, c.maatstaf
)
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    c.naast,
    c.gm_code,
    c.maatstaf,
    c.volume,
    c.naast_volume,
    CAST(c.volume - c.naast_volume AS DOUBLE) * c.eenheid AS verschil,
    (CAST(c.volume AS DOUBLE) - CAST(c.naast_volume AS DOUBLE) * g.groei) * c.eenheid / nullif(abs(CAST(c.naast_eur AS DOUBLE)), 0) AS aandeel,
    c.bron_id,
    c.blad,
    c.cel
FROM cel AS c
INNER JOIN gewoon AS g USING (circulaire, uitkeringsjaar, maatstaf)
WHERE c.volume IS NOT NULL AND c.naast_volume IS NOT NULL
