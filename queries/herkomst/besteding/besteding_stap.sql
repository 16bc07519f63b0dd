-- How mart.besteding comes about. Grain: boekjaar, verslagsoort, gm_code, taakveld, kolom. Unit: euro.
SELECT
    b.boekjaar,
    b.verslagsoort,
    b.gm_code,
    b.taakveld,
    k.kolom,
    1 AS stap,
    0 AS volgorde,
    CASE
        WHEN x.bedrag_eur IS NULL THEN 'Niet opgegeven: de cel is leeg'
        WHEN b.vorm = 'taakveldtabel' THEN 'Overgenomen uit Iv3, daar in duizend euro'
        ELSE 'De categorieën van het taakveld in de Iv3-levering opgeteld, in hele euro''s'
    END AS omschrijving,
    CASE WHEN x.bedrag_eur IS NOT NULL AND b.vorm = 'taakveldtabel' THEN '{} × {} = {}' END AS formule,
    CASE
        WHEN x.bedrag_eur IS NOT NULL AND b.vorm = 'taakveldtabel' THEN [CAST(x.bedrag_eur // 1000 AS VARCHAR), '1000', CAST(x.bedrag_eur AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CAST(x.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    CASE WHEN x.bedrag_eur IS NOT NULL THEN b.status END AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.besteding AS b
CROSS JOIN (VALUES ('lasten_eur'), ('baten_eur'), ('salarissen_eur')) AS k (kolom)
CROSS JOIN LATERAL (
    SELECT CASE k.kolom WHEN 'lasten_eur' THEN b.lasten_eur WHEN 'baten_eur' THEN b.baten_eur ELSE b.salarissen_eur END AS bedrag_eur
) AS x
