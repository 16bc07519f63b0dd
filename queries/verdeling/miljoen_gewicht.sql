-- The weight of every gemeente when money is added to the algemene uitkering or to one cluster of it.
-- Grain: circulaire, uitkeringsjaar, bestemming, gm_code; bestemming is 'au' or the name of a cluster. Unit: euro.
-- gewicht_geheel is gewicht times 10^15, a whole number. reden: why this bestemming cannot be divided pro rata.
WITH
gewicht AS (
    SELECT u.circulaire, u.uitkeringsjaar, 'au' AS bestemming, u.gm_code, u.uitkeringsbasis_eur AS gewicht
    FROM verdeling.uitkeringsbasis AS u
    UNION ALL
    SELECT k.circulaire, k.uitkeringsjaar, k.cluster AS bestemming, k.gm_code, k.uitgaven_eur AS gewicht
    FROM verdeling.cluster AS k
),
som AS (
    SELECT
        g.circulaire,
        g.uitkeringsjaar,
        g.bestemming,
        count(*) FILTER (WHERE g.gewicht < 0) AS negatief,
        sum(g.gewicht) AS gewicht_totaal
    FROM gewicht AS g
    GROUP BY g.circulaire, g.uitkeringsjaar, g.bestemming
)
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.bestemming,
    g.gm_code,
    g.gewicht,
    CAST(s.gewicht_totaal AS DECIMAL(38, 15)) AS gewicht_totaal,
    geheel(g.gewicht) AS gewicht_geheel,
    CASE
        WHEN s.negatief > 0
            THEN 'niet naar rato te verdelen: dit cluster telt bij ' || s.negatief || CASE WHEN s.negatief = 1 THEN ' gemeente' ELSE ' gemeenten' END || ' negatief'
        WHEN s.gewicht_totaal = 0 THEN 'niet naar rato te verdelen: geen enkele gemeente heeft gewicht in dit cluster'
    END AS reden
FROM gewicht AS g
INNER JOIN som AS s USING (circulaire, uitkeringsjaar, bestemming)
