-- How herkomst.onderdeel comes about: volume × amount per unit, for each gemeente of the source. Unit: that of the basis.
-- Grain: uitkeringsjaar, regel, deel, onderdeel, gm_code, stap, volgorde.
SELECT
    g.uitkeringsjaar,
    g.doel,
    g.vorm,
    g.regel,
    g.deel,
    g.onderdeel,
    g.gm_code,
    'gewicht' AS kolom,
    1 AS stap,
    g.deel_code AS volgorde,
    CASE WHEN g.bedrag_eur IS NULL THEN 'Overgenomen uit de bron' ELSE 'Volume × bedrag per eenheid' END
    || CASE WHEN g.deel_code <> g.gm_code THEN ', ' || g.deel_code ELSE '' END AS omschrijving,
    CASE WHEN g.bedrag_eur IS NOT NULL THEN '{} × {} = {}' END AS formule,
    CASE
        WHEN g.bedrag_eur IS NOT NULL THEN [CAST(g.hoeveelheid AS VARCHAR), CAST(g.bedrag_eur AS VARCHAR), CAST(g.gewicht AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CAST(g.gewicht AS VARCHAR) AS waarde,
    'gewicht' AS eenheid,
    'afgeleid' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    FALSE AS is_uitkomst
FROM herkomst.gewicht AS g
WHERE NOT g.is_ingroeibasis
UNION ALL
SELECT
    o.uitkeringsjaar,
    o.doel,
    o.vorm,
    o.regel,
    o.deel,
    o.onderdeel,
    o.gm_code,
    'gewicht' AS kolom,
    2 AS stap,
    '' AS volgorde,
    'Gewicht van dit onderdeel' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(o.gewicht AS VARCHAR) AS waarde,
    'gewicht' AS eenheid,
    'afgeleid' AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM herkomst.onderdeel AS o
