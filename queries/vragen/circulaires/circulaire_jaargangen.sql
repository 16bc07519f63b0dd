-- What every circulaire says about one uitkeringsjaar, all gemeenten together, the earliest first. Grain: circulaire.
-- Unit: euro; totaal_eur is whole euro, rounded per gemeente as in mart.brug_totaal. Parameter: $jaar.
-- A soort of which the circulaire prints no amounts at all but does have lines is NULL, never zero; <soort>_ontbreekt and
-- ontbreekt name the lines without amounts, and totaal_eur is what is left without them.
WITH
au AS (
    SELECT
        a.circulaire,
        count(*) AS gemeenten,
        sum(a.uitkeringsbasis_eur) AS uitkeringsbasis_eur,
        sum(a.inkomstenmaatstaf_eur) AS inkomstenmaatstaf_eur,
        sum(a.algemene_uitkering_eur) AS algemene_uitkering_eur
    FROM mart.algemene_uitkering AS a
    WHERE a.uitkeringsjaar = $jaar
    GROUP BY a.circulaire
),
regel AS (
    SELECT u.circulaire, u.gm_code, u.soort, sum(u.bedrag_eur) AS bedrag_eur
    FROM mart.uitkering AS u
    WHERE u.uitkeringsjaar = $jaar
    GROUP BY u.circulaire, u.gm_code, u.soort
),
per_gemeente AS (
    SELECT r.circulaire, r.gm_code, sum(r.bedrag_eur) AS bedrag_eur
    FROM regel AS r
    GROUP BY r.circulaire, r.gm_code
),
totaal AS (
    SELECT a.circulaire, CAST(sum(round(CAST(a.algemene_uitkering_eur + coalesce(r.bedrag_eur, 0) AS DECIMAL(18, 2)), 0)) AS BIGINT) AS totaal_eur
    FROM mart.algemene_uitkering AS a
    LEFT JOIN per_gemeente AS r USING (circulaire, gm_code)
    WHERE a.uitkeringsjaar = $jaar
    GROUP BY a.circulaire
),
gedrukt AS (
    SELECT r.circulaire, r.soort, sum(r.bedrag_eur) AS bedrag_eur
    FROM regel AS r
    GROUP BY r.circulaire, r.soort
),
ongepubliceerd AS (
    SELECT g.circulaire, s.soort, g.naam
    FROM staging.gewicht AS g
    LEFT JOIN staging.uitkering_soort AS s ON s.uitkering = g.naam
    WHERE
        g.uitkeringsjaar = $jaar
        AND g.soort = 'uitkering'
        AND g.cluster = 'Totaal'
        AND NOT EXISTS (
            SELECT 1
            FROM mart.uitkering AS u
            WHERE u.circulaire = g.circulaire AND u.uitkeringsjaar = g.uitkeringsjaar AND u.uitkering = g.naam
        )
),
soort AS (
    SELECT
        a.circulaire,
        k.soort,
        CASE WHEN count(o.naam) = 0 THEN coalesce(any_value(g.bedrag_eur), 0) ELSE any_value(g.bedrag_eur) END AS bedrag_eur,
        string_agg(o.naam, ', ' ORDER BY o.naam) AS ontbreekt
    FROM au AS a
    CROSS JOIN (VALUES ('suppletie'), ('iu'), ('du'), ('artikel12')) AS k (soort)
    LEFT JOIN gedrukt AS g ON g.circulaire = a.circulaire AND g.soort = k.soort
    LEFT JOIN ongepubliceerd AS o ON o.circulaire = a.circulaire AND o.soort = k.soort
    GROUP BY a.circulaire, k.soort
),
overig AS (
    SELECT
        s.circulaire,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'suppletie') AS suppletie_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'iu') AS iu_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'du') AS du_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'artikel12') AS artikel12_eur,
        max(s.ontbreekt) FILTER (WHERE s.soort = 'suppletie') AS suppletie_ontbreekt,
        max(s.ontbreekt) FILTER (WHERE s.soort = 'iu') AS iu_ontbreekt,
        max(s.ontbreekt) FILTER (WHERE s.soort = 'du') AS du_ontbreekt,
        max(s.ontbreekt) FILTER (WHERE s.soort = 'artikel12') AS artikel12_ontbreekt
    FROM soort AS s
    GROUP BY s.circulaire
),
namen AS (
    SELECT o.circulaire, string_agg(o.naam, ', ' ORDER BY o.naam) AS ontbreekt
    FROM ongepubliceerd AS o
    GROUP BY o.circulaire
)
SELECT
    c.circulaire,
    c.naam,
    c.indeling_peildatum,
    c.uitkeringsfactor,
    a.gemeenten,
    CAST(a.uitkeringsbasis_eur AS DECIMAL(18, 2)) AS uitkeringsbasis_eur,
    CAST(a.inkomstenmaatstaf_eur AS DECIMAL(18, 2)) AS inkomstenmaatstaf_eur,
    CAST(a.algemene_uitkering_eur AS DECIMAL(18, 2)) AS algemene_uitkering_eur,
    CAST(o.suppletie_eur AS DECIMAL(18, 2)) AS suppletie_eur,
    CAST(o.iu_eur AS DECIMAL(18, 2)) AS iu_eur,
    CAST(o.du_eur AS DECIMAL(18, 2)) AS du_eur,
    CAST(o.artikel12_eur AS DECIMAL(18, 2)) AS artikel12_eur,
    o.suppletie_ontbreekt,
    o.iu_ontbreekt,
    o.du_ontbreekt,
    o.artikel12_ontbreekt,
    n.ontbreekt,
    t.totaal_eur
FROM kern.circulaire AS c
INNER JOIN au AS a USING (circulaire)
INNER JOIN totaal AS t USING (circulaire)
INNER JOIN overig AS o USING (circulaire)
LEFT JOIN namen AS n USING (circulaire)
WHERE c.uitkeringsjaar = $jaar
ORDER BY c.volgnummer
