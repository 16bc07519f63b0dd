-- Every S/IU/DU line that one of two vintages knows: from its amounts, or from its row in gewichten only.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, uitkering.
-- toelichting says why a side has no amounts; a line without published amounts on either side carries no component.
WITH
bedragen AS (
    SELECT DISTINCT u.circulaire, u.uitkeringsjaar, u.uitkering
    FROM kern.uitkering AS u
),
genoemd AS (
    SELECT DISTINCT g.circulaire, g.uitkeringsjaar, g.naam AS uitkering
    FROM staging.gewicht AS g
    WHERE g.soort = 'uitkering'
),
regel AS (
    SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, b.uitkering
    FROM verdeling.brug_paar AS p
    INNER JOIN bedragen AS b ON b.uitkeringsjaar = p.uitkeringsjaar AND b.circulaire IN (p.circulaire_van, p.circulaire_naar)
    UNION
    SELECT p.circulaire_van, p.circulaire_naar, p.uitkeringsjaar, g.uitkering
    FROM verdeling.brug_paar AS p
    INNER JOIN genoemd AS g ON g.uitkeringsjaar = p.uitkeringsjaar AND g.circulaire IN (p.circulaire_van, p.circulaire_naar)
),
bekend AS (
    SELECT
        r.circulaire_van,
        r.circulaire_naar,
        r.uitkeringsjaar,
        r.uitkering,
        bv.uitkering IS NOT NULL AS heeft_bedrag_van,
        bn.uitkering IS NOT NULL AS heeft_bedrag_naar,
        gv.uitkering IS NOT NULL AS heeft_gewicht_van,
        gn.uitkering IS NOT NULL AS heeft_gewicht_naar
    FROM regel AS r
    LEFT JOIN bedragen AS bv ON bv.circulaire = r.circulaire_van AND bv.uitkeringsjaar = r.uitkeringsjaar AND bv.uitkering = r.uitkering
    LEFT JOIN bedragen AS bn ON bn.circulaire = r.circulaire_naar AND bn.uitkeringsjaar = r.uitkeringsjaar AND bn.uitkering = r.uitkering
    LEFT JOIN genoemd AS gv ON gv.circulaire = r.circulaire_van AND gv.uitkeringsjaar = r.uitkeringsjaar AND gv.uitkering = r.uitkering
    LEFT JOIN genoemd AS gn ON gn.circulaire = r.circulaire_naar AND gn.uitkeringsjaar = r.uitkeringsjaar AND gn.uitkering = r.uitkering
)
SELECT
    b.circulaire_van,
    b.circulaire_naar,
    b.uitkeringsjaar,
    b.uitkering,
    b.heeft_bedrag_van,
    b.heeft_bedrag_naar,
    CASE
        WHEN b.heeft_bedrag_van AND b.heeft_bedrag_naar THEN NULL
        WHEN NOT b.heeft_bedrag_van AND NOT b.heeft_bedrag_naar
            THEN
                'niet gepubliceerd in '
                || concat_ws(' en ', CASE WHEN b.heeft_gewicht_van THEN b.circulaire_van END, CASE WHEN b.heeft_gewicht_naar THEN b.circulaire_naar END)
                || '; de verandering is niet bekend'
        WHEN NOT b.heeft_bedrag_van AND b.heeft_gewicht_van THEN 'niet gepubliceerd in ' || b.circulaire_van || '; het hele bedrag verschijnt als verandering'
        WHEN NOT b.heeft_bedrag_van THEN 'komt niet voor in ' || b.circulaire_van
        WHEN b.heeft_gewicht_naar THEN 'niet gepubliceerd in ' || b.circulaire_naar || '; het hele bedrag verschijnt als verandering'
        ELSE 'komt niet voor in ' || b.circulaire_naar
    END AS toelichting
FROM bekend AS b
