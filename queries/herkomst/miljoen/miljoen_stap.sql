-- How mart.miljoen comes about. Grain: circulaire, uitkeringsjaar, bestemming, gm_code, kolom, stap, volgorde. Unit: euro.
WITH
miljoen AS NOT MATERIALIZED (
    SELECT
        m.circulaire,
        m.uitkeringsjaar,
        m.bestemming,
        m.gm_code,
        m.bedrag_eur,
        m.gewicht,
        m.gewicht_totaal,
        m.status,
        m.reden,
        'mart.miljoen?circulaire=' || m.circulaire || '&uitkeringsjaar=' || m.uitkeringsjaar || '&bestemming=' || url_encode(m.bestemming) || '&gm_code=' || m.gm_code || '#' AS eigen,
        -- whole numbers, as in mart.miljoen
        CAST((CAST(1000000 AS HUGEINT) * CAST(replace(CAST(m.gewicht AS VARCHAR), '.', '') AS HUGEINT)) // nullif(CAST(replace(CAST(m.gewicht_totaal AS VARCHAR), '.', '') AS HUGEINT), 0) AS BIGINT) AS naar_beneden_eur
    FROM mart.miljoen AS m
)
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    m.bestemming,
    m.gm_code,
    'bedrag_eur' AS kolom,
    k.stap,
    0 AS volgorde,
    k.omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.stap WHEN 1 THEN CAST(m.gewicht AS VARCHAR) ELSE CAST(m.gewicht_totaal AS VARCHAR) END AS waarde,
    'gewicht' AS eenheid,
    'afgeleid' AS status,
    m.eigen || k.invoer AS invoer,
    FALSE AS is_uitkomst
FROM miljoen AS m
CROSS JOIN (VALUES (1, 'Gewicht van de gemeente', 'gewicht'), (2, 'Gewicht van alle gemeenten samen', 'gewicht_totaal')) AS k (stap, omschrijving, invoer)
UNION ALL
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    m.bestemming,
    m.gm_code,
    'bedrag_eur' AS kolom,
    3 AS stap,
    0 AS volgorde,
    coalesce('Geen bedrag: ' || m.reden, 'Een miljoen euro naar gewicht, met de grootste rest') AS omschrijving,
    CASE WHEN m.reden IS NULL THEN 'floor({} × {} ÷ {}) = {}, + {} = {}' END AS formule,
    CASE
        WHEN m.reden IS NULL
            THEN
                [
                    '1000000',
                    CAST(m.gewicht AS VARCHAR),
                    CAST(m.gewicht_totaal AS VARCHAR),
                    CAST(m.naar_beneden_eur AS VARCHAR),
                    CAST(m.bedrag_eur - m.naar_beneden_eur AS VARCHAR),
                    CAST(m.bedrag_eur AS VARCHAR)
                ]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CAST(m.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    m.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM miljoen AS m
UNION ALL
SELECT
    m.circulaire,
    m.uitkeringsjaar,
    m.bestemming,
    m.gm_code,
    k.kolom,
    2 AS stap,
    0 AS volgorde,
    CASE k.kolom WHEN 'gewicht' THEN 'Gewicht van de gemeente: de maatstaven opgeteld' ELSE 'De gewichten van alle gemeenten opgeteld' END AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.kolom WHEN 'gewicht' THEN CAST(m.gewicht AS VARCHAR) ELSE CAST(m.gewicht_totaal AS VARCHAR) END AS waarde,
    'gewicht' AS eenheid,
    'afgeleid' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM miljoen AS m
CROSS JOIN (VALUES ('gewicht'), ('gewicht_totaal')) AS k (kolom)
