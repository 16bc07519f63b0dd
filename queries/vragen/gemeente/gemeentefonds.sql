-- The whole gemeentefonds of one gemeente in every vintage: context for the amounts of this fund.
-- Grain: circulaire, uitkeringsjaar. Unit: euro. Parameters: $jaar (its indeling decides who the gemeente is), $gm.
-- delen: the codes of the gemeenten of then, as a reference names them. A soort of which the vintage prints no amounts at all is NULL, never zero. <soort>_ontbreekt and ontbreekt name the lines
-- that the vintage has without amounts (see regels/uitkering_zonder_kolom); totaal_eur is what is left without them.
WITH
deel AS (
    SELECT c.circulaire, c.uitkeringsjaar, c.naam, c.volgnummer, c.uitkeringsfactor, h.gm_code_van AS deel_code
    FROM kern.circulaire AS c
    INNER JOIN staging.jaar AS j ON j.uitkeringsjaar = $jaar
    INNER JOIN kern.hercodering AS h
        ON
            h.peildatum_van = c.indeling_peildatum
            AND h.peildatum_naar = greatest(j.indeling_peildatum, c.indeling_peildatum)
            AND h.gm_code = $gm
),
au AS (
    SELECT
        d.circulaire,
        d.uitkeringsjaar,
        d.naam,
        d.volgnummer,
        d.uitkeringsfactor,
        count(*) AS aantal_delen,
        string_agg(d.deel_code, '~' ORDER BY d.deel_code) AS delen,
        sum(a.uitkeringsbasis_eur) AS uitkeringsbasis_eur,
        sum(a.inkomstenmaatstaf_eur) AS inkomstenmaatstaf_eur,
        sum(a.algemene_uitkering_eur) AS algemene_uitkering_eur
    FROM deel AS d
    INNER JOIN mart.algemene_uitkering AS a
        ON a.circulaire = d.circulaire AND a.uitkeringsjaar = d.uitkeringsjaar AND a.gm_code = d.deel_code
    GROUP BY d.circulaire, d.uitkeringsjaar, d.naam, d.volgnummer, d.uitkeringsfactor
),
ongepubliceerd AS (
    SELECT g.circulaire, g.uitkeringsjaar, s.soort, g.naam
    FROM staging.gewicht AS g
    LEFT JOIN staging.uitkering_soort AS s ON s.uitkering = g.naam
    WHERE
        g.soort = 'uitkering'
        AND g.cluster = 'Totaal'
        AND NOT EXISTS (
            SELECT 1
            FROM kern.uitkering AS u
            WHERE u.circulaire = g.circulaire AND u.uitkeringsjaar = g.uitkeringsjaar AND u.uitkering = g.naam
        )
),
ontbreekt AS (
    SELECT
        o.circulaire,
        o.uitkeringsjaar,
        coalesce(o.soort, 'alle') AS soort,
        string_agg(o.naam, ', ' ORDER BY o.naam) AS namen
    FROM ongepubliceerd AS o
    GROUP BY GROUPING SETS ((o.circulaire, o.uitkeringsjaar, o.soort), (o.circulaire, o.uitkeringsjaar))
    HAVING o.soort IS NOT NULL OR grouping(o.soort) = 1
),
gedrukt AS (
    SELECT
        u.circulaire,
        u.uitkeringsjaar,
        u.soort,
        coalesce(sum(u.bedrag_eur) FILTER (WHERE d.deel_code IS NOT NULL), 0) AS bedrag_eur
    FROM mart.uitkering AS u
    LEFT JOIN deel AS d
        ON d.circulaire = u.circulaire AND d.uitkeringsjaar = u.uitkeringsjaar AND d.deel_code = u.gm_code
    GROUP BY u.circulaire, u.uitkeringsjaar, u.soort
),
soort AS (
    SELECT
        a.circulaire,
        a.uitkeringsjaar,
        k.soort,
        o.namen,
        CASE WHEN o.namen IS NULL THEN coalesce(g.bedrag_eur, 0) ELSE g.bedrag_eur END AS bedrag_eur
    FROM au AS a
    CROSS JOIN (VALUES ('suppletie'), ('iu'), ('du'), ('artikel12')) AS k (soort)
    LEFT JOIN gedrukt AS g
        ON g.circulaire = a.circulaire AND g.uitkeringsjaar = a.uitkeringsjaar AND g.soort = k.soort
    LEFT JOIN ontbreekt AS o
        ON o.circulaire = a.circulaire AND o.uitkeringsjaar = a.uitkeringsjaar AND o.soort = k.soort
),
overig AS (
    SELECT
        s.circulaire,
        s.uitkeringsjaar,
        sum(s.bedrag_eur) AS overig_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'suppletie') AS suppletie_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'iu') AS iu_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'du') AS du_eur,
        max(s.bedrag_eur) FILTER (WHERE s.soort = 'artikel12') AS artikel12_eur,
        max(s.namen) FILTER (WHERE s.soort = 'suppletie') AS suppletie_ontbreekt,
        max(s.namen) FILTER (WHERE s.soort = 'iu') AS iu_ontbreekt,
        max(s.namen) FILTER (WHERE s.soort = 'du') AS du_ontbreekt,
        max(s.namen) FILTER (WHERE s.soort = 'artikel12') AS artikel12_ontbreekt
    FROM soort AS s
    GROUP BY s.circulaire, s.uitkeringsjaar
)
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.naam,
    a.aantal_delen,
    a.delen,
    a.uitkeringsfactor,
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
    n.namen AS ontbreekt,
    CAST(a.algemene_uitkering_eur + o.overig_eur AS DECIMAL(18, 2)) AS totaal_eur
FROM au AS a
INNER JOIN overig AS o USING (circulaire, uitkeringsjaar)
LEFT JOIN ontbreekt AS n ON n.circulaire = a.circulaire AND n.uitkeringsjaar = a.uitkeringsjaar AND n.soort = 'alle'
ORDER BY a.uitkeringsjaar, a.volgnummer
