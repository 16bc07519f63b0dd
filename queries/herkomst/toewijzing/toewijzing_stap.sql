-- How mart.toewijzing comes about: the steps of its proof, part by part, and their sum.
-- Grain: uitkeringsjaar, doel, vorm, gm_code, kolom, stap, volgorde. Unit: whole euro; gewicht in the unit of its basis.
WITH
som AS (
    SELECT
        b.uitkeringsjaar,
        b.doel,
        b.vorm,
        b.gm_code,
        count(*) AS delen,
        list(CAST(b.bedrag_eur AS VARCHAR) ORDER BY b.regel, b.deel) AS getallen
    FROM mart.toewijzing_bewijs AS b
    GROUP BY b.uitkeringsjaar, b.doel, b.vorm, b.gm_code
)
SELECT
    s.uitkeringsjaar,
    s.doel,
    s.vorm,
    s.gm_code,
    s.kolom,
    1 AS stap,
    s.regel || ' ' || lpad(CAST(s.deel AS VARCHAR), 4, '0') || ' ' || s.stap AS volgorde,
    s.omschrijving,
    s.formule,
    s.getallen,
    s.waarde,
    s.eenheid,
    s.status,
    CASE
        WHEN s.is_uitkomst
            THEN
                'mart.toewijzing_bewijs?uitkeringsjaar=' || s.uitkeringsjaar || '&doel=' || url_encode(s.doel) || '&vorm=' || s.vorm || '&regel=' || url_encode(s.regel) || '&deel=' || s.deel || '&gm_code=' || s.gm_code || '#bedrag_eur'
        ELSE s.invoer
    END AS invoer,
    FALSE AS is_uitkomst
FROM herkomst.toewijzing_bedrag_stap AS s
UNION ALL
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    t.gm_code,
    'bedrag_eur' AS kolom,
    2 AS stap,
    '' AS volgorde,
    CASE WHEN s.delen > 1 THEN 'De delen van dit doel en deze vorm opgeteld' ELSE 'Toegewezen: het enige deel van dit doel en deze vorm' END AS omschrijving,
    CASE WHEN s.delen > 1 THEN repeat('{} + ', s.delen - 1) || '{} = {}' END AS formule,
    CASE WHEN s.delen > 1 THEN list_append(s.getallen, CAST(t.bedrag_eur AS VARCHAR)) ELSE CAST([] AS VARCHAR[]) END AS getallen,
    CAST(t.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    t.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.toewijzing AS t
INNER JOIN som AS s USING (uitkeringsjaar, doel, vorm, gm_code)
