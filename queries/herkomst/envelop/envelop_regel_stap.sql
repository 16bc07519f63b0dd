-- How mart.envelop_regel comes about. Grain: uitkeringsjaar, doel, vorm, regel, kolom, stap. Unit: whole euro.
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    'bedrag_eur' AS kolom,
    1 AS stap,
    0 AS volgorde,
    'Overgenomen uit de envelop; bron: ' || e.bron AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(e.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    e.status,
    CAST(NULL AS VARCHAR) AS invoer,
    TRUE AS is_uitkomst
FROM mart.envelop_regel AS e
UNION ALL
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    k.kolom,
    1 AS stap,
    0 AS volgorde,
    'Bedrag van de regel' AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(e.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    e.status,
    'mart.envelop_regel?uitkeringsjaar=' || e.uitkeringsjaar || '&doel=' || url_encode(e.doel) || '&vorm=' || e.vorm || '&regel=' || url_encode(e.regel) || '#bedrag_eur' AS invoer,
    FALSE AS is_uitkomst
FROM mart.envelop_regel AS e
CROSS JOIN (VALUES ('verdeeld_eur'), ('niet_verdeeld_eur')) AS k (kolom)
UNION ALL
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    k.kolom,
    2 AS stap,
    0 AS volgorde,
    CASE
        WHEN e.sleutel = 'geen' THEN 'De regel heeft geen sleutel en is niet over gemeenten verdeeld'
        ELSE 'Sleutel ' || e.sleutel || ': verdeeld over ' || e.ontvangers || ' gemeenten'
    END AS omschrijving,
    CASE WHEN k.kolom = 'niet_verdeeld_eur' THEN '{} − {} = {}' END AS formule,
    CASE
        WHEN k.kolom = 'niet_verdeeld_eur'
            THEN [CAST(e.bedrag_eur AS VARCHAR), CAST(e.verdeeld_eur AS VARCHAR), CAST(e.niet_verdeeld_eur AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CAST(CASE WHEN k.kolom = 'verdeeld_eur' THEN e.verdeeld_eur ELSE e.niet_verdeeld_eur END AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    zwakste_van('afgeleid', e.status) AS status,
    CASE
        WHEN e.sleutel <> 'geen'
            THEN
                'mart.toewijzing_bewijs?uitkeringsjaar=' || e.uitkeringsjaar || '&doel=' || url_encode(e.doel) || '&vorm=' || e.vorm || '&regel=' || url_encode(e.regel) || '#bedrag_eur'
    END AS invoer,
    TRUE AS is_uitkomst
FROM mart.envelop_regel AS e
CROSS JOIN (VALUES ('verdeeld_eur'), ('niet_verdeeld_eur')) AS k (kolom)
