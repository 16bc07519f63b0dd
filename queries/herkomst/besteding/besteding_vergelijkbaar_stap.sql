-- How mart.besteding_vergelijkbaar comes about: the taakvelden of the group added up. Unit: whole euro.
-- Grain: niveau, groep, boekjaar, verslagsoort, gm_code, kolom, stap, volgorde.
SELECT
    g.niveau,
    g.groep,
    b.boekjaar,
    b.verslagsoort,
    b.gm_code,
    k.kolom,
    1 AS stap,
    b.taakveld AS volgorde,
    'Taakveld ' || b.taakveld || ' (' || g.omschrijving || ')' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.kolom WHEN 'lasten_eur' THEN CAST(b.lasten_eur AS VARCHAR) WHEN 'baten_eur' THEN CAST(b.baten_eur AS VARCHAR) ELSE CAST(b.salarissen_eur AS VARCHAR) END AS waarde,
    'euro' AS eenheid,
    b.status,
    'mart.besteding?boekjaar=' || b.boekjaar || '&verslagsoort=' || b.verslagsoort || '&gm_code=' || b.gm_code || '&taakveld=' || url_encode(b.taakveld) || '#' || k.kolom AS invoer,
    FALSE AS is_uitkomst
FROM mart.taakveld_groep AS g
INNER JOIN mart.besteding AS b USING (boekjaar, taakveld)
CROSS JOIN (VALUES ('lasten_eur'), ('baten_eur'), ('salarissen_eur')) AS k (kolom)
UNION ALL
SELECT
    v.niveau,
    v.groep,
    v.boekjaar,
    v.verslagsoort,
    v.gm_code,
    k.kolom,
    2 AS stap,
    '' AS volgorde,
    'De taakvelden van «' || v.groep_naam || '» opgeteld' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.kolom WHEN 'lasten_eur' THEN CAST(v.lasten_eur AS VARCHAR) WHEN 'baten_eur' THEN CAST(v.baten_eur AS VARCHAR) ELSE CAST(v.salarissen_eur AS VARCHAR) END AS waarde,
    'euro' AS eenheid,
    v.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.besteding_vergelijkbaar AS v
CROSS JOIN (VALUES ('lasten_eur'), ('baten_eur'), ('salarissen_eur')) AS k (kolom)
