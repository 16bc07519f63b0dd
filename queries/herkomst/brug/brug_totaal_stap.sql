-- How mart.brug_totaal comes about. Unit: whole euro; persons.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, kolom, stap, volgorde.
WITH
betaling AS NOT MATERIALIZED (
    SELECT
        a.circulaire,
        a.uitkeringsjaar,
        a.gm_code,
        1 AS stap,
        'Algemene uitkering volgens de ' || a.circulaire AS omschrijving,
        a.algemene_uitkering_eur AS bedrag_eur,
        a.status,
        'mart.algemene_uitkering?circulaire=' || a.circulaire || '&uitkeringsjaar=' || a.uitkeringsjaar || '&gm_code=' || a.gm_code || '#algemene_uitkering_eur' AS invoer
    FROM mart.algemene_uitkering AS a
    UNION ALL
    SELECT
        u.circulaire,
        u.uitkeringsjaar,
        u.gm_code,
        2 AS stap,
        'Suppleties, integratie- en decentralisatie-uitkeringen en artikel 12 samen, volgens de ' || u.circulaire AS omschrijving,
        CAST(sum(u.bedrag_eur) AS DECIMAL(18, 2)) AS bedrag_eur,
        'afgeleid' AS status,
        'mart.uitkering?circulaire=' || u.circulaire || '&uitkeringsjaar=' || u.uitkeringsjaar || '&gm_code=' || u.gm_code || '#bedrag_eur' AS invoer
    FROM mart.uitkering AS u
    GROUP BY u.circulaire, u.uitkeringsjaar, u.gm_code
),
kant AS NOT MATERIALIZED (
    SELECT t.circulaire_van, t.circulaire_naar, t.uitkeringsjaar, t.gm_code, 'nieuw_eur' AS kolom, t.circulaire_naar AS circulaire, t.gm_code AS deel_code
    FROM mart.brug_totaal AS t
    UNION ALL
    SELECT t.circulaire_van, t.circulaire_naar, t.uitkeringsjaar, t.gm_code, 'oud_eur' AS kolom, t.circulaire_van AS circulaire, t.gm_code AS deel_code
    FROM mart.brug_totaal AS t
    UNION ALL
    SELECT h.circulaire_van, h.circulaire_naar, h.uitkeringsjaar, h.gm_code, 'oud_nieuwe_indeling_eur' AS kolom, h.circulaire_van AS circulaire, h.gm_code_van AS deel_code
    FROM verdeling.brug_hercodering AS h
    WHERE h.gm_code IS NOT NULL
),
totaal AS NOT MATERIALIZED (
    SELECT
        t.circulaire_van,
        t.circulaire_naar,
        t.uitkeringsjaar,
        t.gm_code,
        t.oud_eur,
        t.oud_nieuwe_indeling_eur,
        t.nieuw_eur,
        t.verschil_eur,
        t.inwoners,
        t.inwoners_jaar,
        t.verschil_per_inwoner_eur,
        t.toelichting,
        'mart.brug_totaal?circulaire_van=' || t.circulaire_van || '&circulaire_naar=' || t.circulaire_naar || '&uitkeringsjaar=' || t.uitkeringsjaar || '&gm_code=' || t.gm_code || '#' AS eigen
    FROM mart.brug_totaal AS t
)
SELECT
    k.circulaire_van,
    k.circulaire_naar,
    k.uitkeringsjaar,
    k.gm_code,
    k.kolom,
    b.stap,
    0 AS volgorde,
    b.omschrijving || CASE WHEN k.deel_code <> k.gm_code THEN ' van ' || k.deel_code ELSE '' END AS omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CAST(b.bedrag_eur AS VARCHAR) AS waarde,
    'euro' AS eenheid,
    b.status,
    b.invoer,
    FALSE AS is_uitkomst
FROM kant AS k
INNER JOIN betaling AS b ON b.circulaire = k.circulaire AND b.uitkeringsjaar = k.uitkeringsjaar AND b.gm_code = k.deel_code
UNION ALL
SELECT
    t.circulaire_van,
    t.circulaire_naar,
    t.uitkeringsjaar,
    t.gm_code,
    k.kolom,
    3 AS stap,
    0 AS volgorde,
    k.omschrijving || coalesce(' (' || t.toelichting || ')', '') AS omschrijving,
    CASE k.kolom WHEN 'verschil_eur' THEN '{} − {} = {}' WHEN 'verschil_per_inwoner_eur' THEN '({} − {}) ÷ {} → {}, met de bedragen op de cent' END AS formule,
    CASE k.kolom
        WHEN 'verschil_eur' THEN [CAST(t.nieuw_eur AS VARCHAR), CAST(t.oud_eur AS VARCHAR), CAST(t.verschil_eur AS VARCHAR)]
        WHEN 'verschil_per_inwoner_eur'
            THEN [CAST(t.nieuw_eur AS VARCHAR), CAST(t.oud_nieuwe_indeling_eur AS VARCHAR), CAST(t.inwoners AS VARCHAR), CAST(t.verschil_per_inwoner_eur AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CASE k.kolom
        WHEN 'oud_eur' THEN CAST(t.oud_eur AS VARCHAR)
        WHEN 'oud_nieuwe_indeling_eur' THEN CAST(t.oud_nieuwe_indeling_eur AS VARCHAR)
        WHEN 'nieuw_eur' THEN CAST(t.nieuw_eur AS VARCHAR)
        WHEN 'verschil_eur' THEN CAST(t.verschil_eur AS VARCHAR)
        WHEN 'inwoners' THEN CAST(t.inwoners AS VARCHAR)
        ELSE CAST(t.verschil_per_inwoner_eur AS VARCHAR)
    END AS waarde,
    CASE k.kolom WHEN 'inwoners' THEN 'inwoners' WHEN 'verschil_per_inwoner_eur' THEN 'euro per inwoner' ELSE 'euro' END AS eenheid,
    'afgeleid' AS status,
    CASE k.kolom WHEN 'verschil_eur' THEN 'mart.brug?circulaire_van=' || t.circulaire_van || '&circulaire_naar=' || t.circulaire_naar || '&uitkeringsjaar=' || t.uitkeringsjaar || '&gm_code=' || t.gm_code || '#bedrag_eur' END AS invoer,
    TRUE AS is_uitkomst
FROM totaal AS t
CROSS JOIN (
    VALUES
    ('oud_eur', 'Totale betaling volgens de eerdere circulaire, afgerond op hele euro''s'),
    ('oud_nieuwe_indeling_eur', 'Totale betaling volgens de eerdere circulaire in de latere indeling, afgerond op hele euro''s'),
    ('nieuw_eur', 'Totale betaling volgens de latere circulaire, afgerond op hele euro''s'),
    ('verschil_eur', 'Nieuw min oud'),
    ('inwoners', 'Inwoners in de indeling van de latere circulaire'),
    ('verschil_per_inwoner_eur', 'Verschil zonder herindeling, per inwoner')
) AS k (kolom, omschrijving)
UNION ALL
SELECT
    t.circulaire_van,
    t.circulaire_naar,
    t.uitkeringsjaar,
    t.gm_code,
    k.kolom,
    1 AS stap,
    k.volgorde,
    k.omschrijving,
    CAST(NULL AS VARCHAR) AS formule,
    CAST([] AS VARCHAR[]) AS getallen,
    CASE k.invoer
        WHEN 'nieuw_eur' THEN CAST(t.nieuw_eur AS VARCHAR)
        WHEN 'oud_eur' THEN CAST(t.oud_eur AS VARCHAR)
        WHEN 'oud_nieuwe_indeling_eur' THEN CAST(t.oud_nieuwe_indeling_eur AS VARCHAR)
        ELSE CAST(t.inwoners AS VARCHAR)
    END AS waarde,
    CASE k.invoer WHEN 'inwoners' THEN 'inwoners' ELSE 'euro' END AS eenheid,
    'afgeleid' AS status,
    t.eigen || k.invoer AS invoer,
    FALSE AS is_uitkomst
FROM totaal AS t
CROSS JOIN (
    VALUES
    ('verschil_eur', 1, 'Nieuw', 'nieuw_eur'),
    ('verschil_eur', 2, 'Oud', 'oud_eur'),
    ('verschil_per_inwoner_eur', 1, 'Nieuw', 'nieuw_eur'),
    ('verschil_per_inwoner_eur', 2, 'Oud, in de latere indeling', 'oud_nieuwe_indeling_eur'),
    ('verschil_per_inwoner_eur', 3, 'Inwoners', 'inwoners')
) AS k (kolom, volgorde, omschrijving, invoer)
