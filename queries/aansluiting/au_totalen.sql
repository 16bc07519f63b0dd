-- National totals per vintage against an earlier calculation on the same files. Unit: euro; tolerance € 1.000.
-- Where the earlier calculation left out the centrumfunctiemaatstaven (another spelling of their codes), the difference
-- must be exactly those maatstaven times the uitkeringsfactor.
WITH
berekend AS (
    SELECT
        u.circulaire,
        u.uitkeringsjaar,
        sum(CAST(u.uitkeringsbasis_eur AS DECIMAL(29, 9))) * c.uitkeringsfactor AS uitkeringsbasis_maal_factor,
        sum(u.inkomstenmaatstaf_eur) AS inkomstenmaatstaf
    FROM verdeling.uitkeringsbasis AS u
    INNER JOIN kern.circulaire AS c ON c.circulaire = u.circulaire AND c.uitkeringsjaar = u.uitkeringsjaar
    GROUP BY u.circulaire, u.uitkeringsjaar, c.uitkeringsfactor
),
centrumfunctie AS (
    SELECT v.circulaire, v.uitkeringsjaar, sum(CAST(v.volume * b.bedrag_per_eenheid_eur AS DECIMAL(29, 9))) * c.uitkeringsfactor AS bedrag_eur
    FROM kern.volume AS v
    INNER JOIN kern.bedrag_per_eenheid AS b
        ON b.circulaire = v.circulaire AND b.uitkeringsjaar = v.uitkeringsjaar AND b.maatstaf = v.maatstaf AND b.cluster = 'Totaal'
    INNER JOIN kern.circulaire AS c ON c.circulaire = v.circulaire AND c.uitkeringsjaar = v.uitkeringsjaar
    WHERE v.maatstaf IN ('cf.landelijk', 'cf.lokaal', 'cf.regionaal')
    GROUP BY v.circulaire, v.uitkeringsjaar, c.uitkeringsfactor
),
zijde AS (
    SELECT
        t.code,
        t.circulaire,
        t.uitkeringsjaar,
        t.grootheid,
        CAST(
            CASE t.grootheid
                WHEN 'uitkeringsbasis_maal_factor' THEN b.uitkeringsbasis_maal_factor
                WHEN 'inkomstenmaatstaf' THEN b.inkomstenmaatstaf
                ELSE b.uitkeringsbasis_maal_factor + b.inkomstenmaatstaf
            END AS DECIMAL(18, 2)
        ) AS links_eur,
        CAST(t.bedrag_eur AS DECIMAL(18, 2)) AS rechts_eur,
        CAST(t.tolerantie_eur AS DECIMAL(18, 2)) AS tolerantie_eur,
        -- the centrumfunctiemaatstaven are no part of the inkomstenmaatstaf
        CAST(CASE WHEN t.grootheid <> 'inkomstenmaatstaf' THEN f.bedrag_eur END AS DECIMAL(18, 2)) AS centrumfunctie_eur,
        t.verklaring,
        t.bron
    FROM staging.controletotaal AS t
    LEFT JOIN berekend AS b ON b.circulaire = t.circulaire AND b.uitkeringsjaar = t.uitkeringsjaar
    LEFT JOIN centrumfunctie AS f ON f.circulaire = t.circulaire AND f.uitkeringsjaar = t.uitkeringsjaar
    WHERE t.grootheid IN ('uitkeringsbasis_maal_factor', 'inkomstenmaatstaf', 'algemene_uitkering')
)
SELECT
    z.code,
    CASE z.grootheid
        WHEN 'uitkeringsbasis_maal_factor' THEN 'Uitkeringsbasis × uitkeringsfactor, '
        WHEN 'inkomstenmaatstaf' THEN 'Inkomstenmaatstaf OZB, '
        ELSE 'Algemene uitkering, '
    END || z.circulaire || ' voor ' || z.uitkeringsjaar AS omschrijving,
    z.links_eur,
    z.rechts_eur,
    z.tolerantie_eur,
    CASE
        WHEN z.verklaring IS NOT NULL AND abs(z.links_eur - z.rechts_eur - z.centrumfunctie_eur) <= z.tolerantie_eur THEN z.centrumfunctie_eur
        ELSE CAST(0 AS DECIMAL(18, 2))
    END AS verklaard_eur,
    z.verklaring,
    z.bron
FROM zijde AS z
