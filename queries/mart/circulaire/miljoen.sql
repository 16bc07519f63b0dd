-- What € 1.000.000 extra gives each gemeente: in the algemene uitkering (pro rata uitkeringsbasis) or in one cluster.
-- Grain: circulaire, uitkeringsjaar, bestemming, gm_code; bestemming is 'au' or the name of a cluster. Unit: whole euro,
-- by largest remainder, equal remainders by ascending CBS code; each bestemming sums to the million. A cluster that counts
-- negative for any gemeente has no pro rata share: its rows have no amount and say why (reden).
WITH
inleg AS (
    SELECT CAST(1000000 AS BIGINT) AS inleg_eur
),
beneden AS (
    SELECT
        g.circulaire,
        g.uitkeringsjaar,
        g.bestemming,
        g.gm_code,
        g.gewicht,
        g.gewicht_totaal,
        i.inleg_eur,
        CAST((CAST(i.inleg_eur AS HUGEINT) * g.gewicht_geheel) // sum(g.gewicht_geheel) OVER pot AS BIGINT) AS naar_beneden_eur,
        (CAST(i.inleg_eur AS HUGEINT) * g.gewicht_geheel) % sum(g.gewicht_geheel) OVER pot AS rest_geheel
    FROM verdeling.miljoen_gewicht AS g
    CROSS JOIN inleg AS i
    WHERE g.reden IS NULL
    WINDOW pot AS (PARTITION BY g.circulaire, g.uitkeringsjaar, g.bestemming)
),
rang AS (
    SELECT
        b.circulaire,
        b.uitkeringsjaar,
        b.bestemming,
        b.gm_code,
        b.gewicht,
        b.gewicht_totaal,
        b.naar_beneden_eur,
        b.inleg_eur - sum(b.naar_beneden_eur) OVER (PARTITION BY b.circulaire, b.uitkeringsjaar, b.bestemming) AS te_verdelen_eur,
        row_number() OVER (PARTITION BY b.circulaire, b.uitkeringsjaar, b.bestemming ORDER BY b.rest_geheel DESC, b.gm_code ASC) AS rang
    FROM beneden AS b
)
SELECT
    r.circulaire,
    r.uitkeringsjaar,
    r.bestemming,
    r.gm_code,
    r.naar_beneden_eur + CAST(CASE WHEN r.rang <= r.te_verdelen_eur THEN 1 ELSE 0 END AS BIGINT) AS bedrag_eur,
    r.gewicht,
    r.gewicht_totaal,
    'afgeleid' AS status,
    CAST(NULL AS VARCHAR) AS reden
FROM rang AS r
UNION ALL
SELECT
    g.circulaire,
    g.uitkeringsjaar,
    g.bestemming,
    g.gm_code,
    CAST(NULL AS BIGINT) AS bedrag_eur,
    g.gewicht,
    g.gewicht_totaal,
    CAST(NULL AS VARCHAR) AS status,
    g.reden
FROM verdeling.miljoen_gewicht AS g
WHERE g.reden IS NOT NULL
