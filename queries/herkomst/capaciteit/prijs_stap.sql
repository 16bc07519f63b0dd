-- How herkomst.prijs comes about: as typed, with its source. Grain: doel, indicator. Unit: whole euro per unit.
SELECT
    p.doel,
    p.indicator,
    'prijs_eur' AS kolom,
    1 AS stap,
    0 AS volgorde,
    'Prijs per ' || p.eenheid || '; bron: ' || p.bron AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(p.prijs_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    p.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM herkomst.prijs AS p
