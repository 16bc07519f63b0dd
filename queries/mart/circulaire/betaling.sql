-- The whole gemeentefonds of a gemeente in a vintage: the algemene uitkering and the S/IU/DU/artikel 12 lines by soort.
-- Grain: circulaire, uitkeringsjaar, gm_code. Unit: euro; inhabitants of 1 January of inwoners_jaar.
-- A soort of which the vintage has lines but prints no amounts at all is NULL, never zero; <soort>_ontbreekt and ontbreekt
-- name the lines without amounts, and totaal_eur is what is left without them.
WITH
regel AS (
    SELECT
        u.circulaire,
        u.uitkeringsjaar,
        u.gm_code,
        sum(u.bedrag_eur) FILTER (WHERE u.soort = 'suppletie') AS suppletie_eur,
        sum(u.bedrag_eur) FILTER (WHERE u.soort = 'iu') AS iu_eur,
        sum(u.bedrag_eur) FILTER (WHERE u.soort = 'du') AS du_eur,
        sum(u.bedrag_eur) FILTER (WHERE u.soort = 'artikel12') AS artikel12_eur,
        sum(u.bedrag_eur) AS overig_eur
    FROM mart.uitkering AS u
    GROUP BY u.circulaire, u.uitkeringsjaar, u.gm_code
),
gedrukt AS (
    SELECT
        u.circulaire,
        u.uitkeringsjaar,
        bool_or(u.soort = 'suppletie') AS suppletie,
        bool_or(u.soort = 'iu') AS iu,
        bool_or(u.soort = 'du') AS du,
        bool_or(u.soort = 'artikel12') AS artikel12
    FROM mart.uitkering AS u
    GROUP BY u.circulaire, u.uitkeringsjaar
),
ontbreekt AS (
    SELECT
        r.circulaire,
        r.uitkeringsjaar,
        string_agg(r.uitkering, ', ' ORDER BY r.uitkering) FILTER (WHERE r.soort = 'suppletie') AS suppletie,
        string_agg(r.uitkering, ', ' ORDER BY r.uitkering) FILTER (WHERE r.soort = 'iu') AS iu,
        string_agg(r.uitkering, ', ' ORDER BY r.uitkering) FILTER (WHERE r.soort = 'du') AS du,
        string_agg(r.uitkering, ', ' ORDER BY r.uitkering) FILTER (WHERE r.soort = 'artikel12') AS artikel12,
        string_agg(r.uitkering, ', ' ORDER BY r.uitkering) AS alle
    FROM mart.uitkering_regel AS r
    WHERE NOT r.heeft_bedrag
    GROUP BY r.circulaire, r.uitkeringsjaar
)
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.gm_code,
    a.uitkeringsbasis_eur,
    a.inkomstenmaatstaf_eur,
    a.algemene_uitkering_eur,
    CAST(CASE WHEN g.suppletie OR o.suppletie IS NULL THEN coalesce(r.suppletie_eur, 0) END AS DECIMAL(18, 2)) AS suppletie_eur,
    CAST(CASE WHEN g.iu OR o.iu IS NULL THEN coalesce(r.iu_eur, 0) END AS DECIMAL(18, 2)) AS iu_eur,
    CAST(CASE WHEN g.du OR o.du IS NULL THEN coalesce(r.du_eur, 0) END AS DECIMAL(18, 2)) AS du_eur,
    CAST(CASE WHEN g.artikel12 OR o.artikel12 IS NULL THEN coalesce(r.artikel12_eur, 0) END AS DECIMAL(18, 2)) AS artikel12_eur,
    CAST(a.algemene_uitkering_eur + coalesce(r.overig_eur, 0) AS DECIMAL(18, 2)) AS totaal_eur,
    o.suppletie AS suppletie_ontbreekt,
    o.iu AS iu_ontbreekt,
    o.du AS du_ontbreekt,
    o.artikel12 AS artikel12_ontbreekt,
    o.alle AS ontbreekt,
    i.inwoners,
    i.inwoners_jaar
FROM mart.algemene_uitkering AS a
LEFT JOIN regel AS r USING (circulaire, uitkeringsjaar, gm_code)
LEFT JOIN gedrukt AS g USING (circulaire, uitkeringsjaar)
LEFT JOIN ontbreekt AS o USING (circulaire, uitkeringsjaar)
LEFT JOIN kern.inwoners_circulaire AS i USING (circulaire, uitkeringsjaar, gm_code)
