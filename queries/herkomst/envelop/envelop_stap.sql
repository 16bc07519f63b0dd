-- How mart.envelop comes about: the sum of its lines. Grain: uitkeringsjaar, doel, vorm, kolom, stap, volgorde. Whole euro.
WITH
regel AS NOT MATERIALIZED (
    SELECT
        e.uitkeringsjaar,
        e.doel,
        e.vorm,
        e.regel,
        e.status,
        k.kolom,
        CASE k.kolom WHEN 'bedrag_eur' THEN e.bedrag_eur WHEN 'verdeeld_eur' THEN e.verdeeld_eur ELSE e.niet_verdeeld_eur END AS bedrag_eur
    FROM mart.envelop_regel AS e
    CROSS JOIN (VALUES ('bedrag_eur'), ('verdeeld_eur'), ('niet_verdeeld_eur')) AS k (kolom)
),
som AS NOT MATERIALIZED (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        r.vorm,
        r.kolom,
        CAST(sum(r.bedrag_eur) AS BIGINT) AS bedrag_eur,
        count(*) AS regels,
        list(CAST(r.bedrag_eur AS VARCHAR) ORDER BY r.regel) AS getallen,
        array_to_string(list_transform(list(r.regel), LAMBDA x : '{}'), ' + ') || ' = {}' AS formule,
        zwakste(zwakste_van(r.status, CASE WHEN r.kolom = 'bedrag_eur' THEN 'gepubliceerd' ELSE 'afgeleid' END)) AS status
    FROM regel AS r
    GROUP BY r.uitkeringsjaar, r.doel, r.vorm, r.kolom
)
SELECT
    r.uitkeringsjaar,
    r.doel,
    r.vorm,
    r.kolom,
    1 AS stap,
    -r.bedrag_eur AS volgorde,
    'Deel ' || n.kort || ' (regel ' || r.regel || ')' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(r.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    r.status,
    'mart.envelop_regel?uitkeringsjaar=' || r.uitkeringsjaar || '&doel=' || url_encode(r.doel) || '&vorm=' || r.vorm || '&regel=' || url_encode(r.regel) || '#' || r.kolom AS invoer,
    FALSE AS is_uitkomst
FROM regel AS r
INNER JOIN herkomst.regelnaam AS n USING (uitkeringsjaar, regel)
UNION ALL
SELECT
    s.uitkeringsjaar,
    s.doel,
    s.vorm,
    s.kolom,
    2 AS stap,
    0 AS volgorde,
    'De regels van dit doel en deze vorm opgeteld' AS omschrijving,
    CASE WHEN s.regels > 1 THEN s.formule END AS formule,
    CASE WHEN s.regels > 1 THEN list_append(s.getallen, CAST(s.bedrag_eur AS VARCHAR)) ELSE CAST([] AS VARCHAR[]) END AS getallen,
    CAST(s.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    s.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM som AS s
