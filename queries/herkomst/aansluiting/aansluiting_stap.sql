-- How both sides of mart.aansluiting and their difference come about. Grain: code, kolom, stap, volgorde. Unit: euro.
-- A side that neither follows from figures nor stands in a cell is a constant from a document that is cited, not read.
WITH gevolgd AS NOT MATERIALIZED (
    SELECT i.code, i.kolom
    FROM herkomst.aansluiting_invoer AS i
    UNION
    SELECT c.code, c.kolom
    FROM herkomst.aansluiting_cel AS c
)
SELECT
    i.code,
    i.kolom,
    1 AS stap,
    0 AS volgorde,
    i.omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(NULL AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    CAST(NULL AS VARCHAR) AS status,
    i.invoer,
    FALSE AS is_uitkomst
FROM herkomst.aansluiting_invoer AS i
UNION ALL
SELECT
    a.code,
    'verschil_eur' AS kolom,
    1 AS stap,
    k.volgorde,
    k.omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.kolom WHEN 'links_eur' THEN CAST(a.links_eur AS VARCHAR) ELSE CAST(a.rechts_eur AS VARCHAR) END AS waarde,
    'euro' AS eenheid,
    'afgeleid' AS status,
    'mart.aansluiting?code=' || url_encode(a.code) || '#' || k.kolom AS invoer,
    FALSE AS is_uitkomst
FROM mart.aansluiting AS a
CROSS JOIN (VALUES ('links_eur', 1, 'Links'), ('rechts_eur', 2, 'Rechts')) AS k (kolom, volgorde, omschrijving)
UNION ALL
SELECT
    a.code,
    k.kolom,
    2 AS stap,
    0 AS volgorde,
    CASE k.kolom
        WHEN 'verschil_eur' THEN 'Links min rechts; oordeel: ' || a.oordeel || coalesce('. ' || a.verklaring, '')
        ELSE a.omschrijving || CASE WHEN g.code IS NULL THEN '. Dit bedrag is overgenomen uit een document dat niet is ingelezen, en heeft dus geen broncel: ' ELSE '; bron: ' END || a.bron
    END AS omschrijving,
    CASE k.kolom WHEN 'verschil_eur' THEN '{} − {} = {}' END AS formule,
    CASE k.kolom
        WHEN 'verschil_eur' THEN [CAST(a.links_eur AS VARCHAR), CAST(a.rechts_eur AS VARCHAR), CAST(a.verschil_eur AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CASE k.kolom WHEN 'links_eur' THEN CAST(a.links_eur AS VARCHAR) WHEN 'rechts_eur' THEN CAST(a.rechts_eur AS VARCHAR) ELSE CAST(a.verschil_eur AS VARCHAR) END AS waarde,
    'euro' AS eenheid,
    CASE WHEN k.kolom = 'rechts_eur' AND c.code IS NOT NULL THEN 'gepubliceerd' ELSE 'afgeleid' END AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.aansluiting AS a
CROSS JOIN (VALUES ('links_eur'), ('rechts_eur'), ('verschil_eur')) AS k (kolom)
LEFT JOIN staging.controletotaal AS c USING (code)
LEFT JOIN gevolgd AS g ON g.code = a.code AND g.kolom = k.kolom
