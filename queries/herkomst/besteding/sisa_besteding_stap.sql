-- How mart.sisa_besteding comes about. Grain: jaar, gm_code, doel, kolom, stap. Unit: whole euro.
SELECT
    s.jaar,
    s.gm_code,
    s.doel,
    'verschil_eur' AS kolom,
    1 AS stap,
    k.volgorde,
    k.omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.kolom WHEN 'besteed_eur' THEN CAST(s.besteed_eur AS VARCHAR) ELSE CAST(s.ontvangen_eur AS VARCHAR) END AS waarde,
    'euro' AS eenheid,
    s.status,
    'mart.sisa_besteding?jaar=' || s.jaar || '&gm_code=' || s.gm_code || '&doel=' || url_encode(s.doel) || '#' || k.kolom AS invoer,
    FALSE AS is_uitkomst
FROM mart.sisa_besteding AS s
CROSS JOIN (VALUES ('besteed_eur', 1, 'Besteed'), ('ontvangen_eur', 2, 'Ontvangen')) AS k (kolom, volgorde, omschrijving)
UNION ALL
SELECT
    s.jaar,
    s.gm_code,
    s.doel,
    k.kolom,
    2 AS stap,
    0 AS volgorde,
    k.omschrijving,
    CASE WHEN k.kolom = 'verschil_eur' AND s.verschil_eur IS NOT NULL THEN '{} − {} = {}' END AS formule,
    CASE
        WHEN k.kolom = 'verschil_eur' AND s.verschil_eur IS NOT NULL
            THEN [CAST(s.besteed_eur AS VARCHAR), CAST(s.ontvangen_eur AS VARCHAR), CAST(s.verschil_eur AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CASE k.kolom
        WHEN 'besteed_eur' THEN CAST(s.besteed_eur AS VARCHAR)
        WHEN 'ontvangen_eur' THEN CAST(s.ontvangen_eur AS VARCHAR)
        ELSE CAST(s.verschil_eur AS VARCHAR)
    END AS waarde,
    'euro' AS eenheid,
    CASE WHEN k.kolom = 'besteed_eur' THEN s.status WHEN s.ontvangen_eur IS NOT NULL THEN 'aanname' END AS status,
    CASE
        WHEN k.kolom = 'ontvangen_eur' AND s.ontvangen_eur IS NOT NULL
            THEN 'mart.toewijzing?uitkeringsjaar=' || s.jaar || '&doel=' || url_encode(s.doel) || '&vorm=spuk&gm_code=' || s.gm_code || '#bedrag_eur'
    END AS invoer,
    TRUE AS is_uitkomst
FROM mart.sisa_besteding AS s
CROSS JOIN (
    VALUES
    ('besteed_eur', 'Overgenomen uit de SiSa-bijlage, afgerond op hele euro''s'),
    ('ontvangen_eur', 'Toegewezen als specifieke uitkering'),
    ('verschil_eur', 'Besteed min ontvangen')
) AS k (kolom, omschrijving)
