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
        verwijzing('mart.algemene_uitkering', 'algemene_uitkering_eur', 'circulaire', a.circulaire, 'uitkeringsjaar', a.uitkeringsjaar, 'gm_code', a.gm_code) AS invoer
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
        verwijzing('mart.uitkering', 'bedrag_eur', 'circulaire', u.circulaire, 'uitkeringsjaar', u.uitkeringsjaar, 'gm_code', u.gm_code) AS invoer
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
)
SELECT k.circulaire_van, k.circulaire_naar, k.uitkeringsjaar, k.gm_code, k.kolom,
    unnest(stap(
        b.stap, b.omschrijving || CASE WHEN k.deel_code <> k.gm_code THEN ' van ' || k.deel_code ELSE '' END, b.bedrag_eur, b.status,
        invoer := b.invoer
    ))
FROM kant AS k
INNER JOIN betaling AS b ON b.circulaire = k.circulaire AND b.uitkeringsjaar = k.uitkeringsjaar AND b.gm_code = k.deel_code
UNION ALL
SELECT t.circulaire_van, t.circulaire_naar, t.uitkeringsjaar, t.gm_code, k.kolom,
    unnest(stap(
        3, k.omschrijving || coalesce(' (' || t.toelichting || ')', ''),
        waarde_van(
            k.kolom,
            'oud_eur', t.oud_eur, 'oud_nieuwe_indeling_eur', t.oud_nieuwe_indeling_eur, 'nieuw_eur', t.nieuw_eur,
            'verschil_eur', t.verschil_eur, 'inwoners', t.inwoners, 'verschil_per_inwoner_eur', t.verschil_per_inwoner_eur
        ),
        'afgeleid',
        eenheid := CASE k.kolom WHEN 'inwoners' THEN 'inwoners' WHEN 'verschil_per_inwoner_eur' THEN 'euro per inwoner' ELSE 'euro' END,
        formule := CASE k.kolom WHEN 'verschil_eur' THEN '{} − {} = {}' WHEN 'verschil_per_inwoner_eur' THEN '({} − {}) ÷ {} → {}, met de bedragen op de cent' END,
        getallen := CASE k.kolom
            WHEN 'verschil_eur' THEN getallen(t.nieuw_eur, t.oud_eur, t.verschil_eur)
            WHEN 'verschil_per_inwoner_eur'
                THEN getallen(t.nieuw_eur, t.oud_nieuwe_indeling_eur, t.inwoners, t.verschil_per_inwoner_eur)
        END,
        invoer := CASE k.kolom WHEN 'verschil_eur' THEN verwijzing('mart.brug', 'bedrag_eur', 'circulaire_van', t.circulaire_van, 'circulaire_naar', t.circulaire_naar, 'uitkeringsjaar', t.uitkeringsjaar, 'gm_code', t.gm_code) END,
        is_uitkomst := TRUE
    ))
FROM mart.brug_totaal AS t
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
SELECT t.circulaire_van, t.circulaire_naar, t.uitkeringsjaar, t.gm_code, k.kolom,
    unnest(stap(
        1, k.omschrijving,
        waarde_van(k.invoer, 'nieuw_eur', t.nieuw_eur, 'oud_eur', t.oud_eur, 'oud_nieuwe_indeling_eur', t.oud_nieuwe_indeling_eur, 'inwoners', t.inwoners),
        'afgeleid', volgorde := k.volgorde, eenheid := CASE k.invoer WHEN 'inwoners' THEN 'inwoners' ELSE 'euro' END,
        invoer := verwijzing(
            'mart.brug_totaal', k.invoer,
            'circulaire_van', t.circulaire_van, 'circulaire_naar', t.circulaire_naar, 'uitkeringsjaar', t.uitkeringsjaar, 'gm_code', t.gm_code
        )
    ))
FROM mart.brug_totaal AS t
CROSS JOIN (
    VALUES
    ('verschil_eur', 1, 'Nieuw', 'nieuw_eur'),
    ('verschil_eur', 2, 'Oud', 'oud_eur'),
    ('verschil_per_inwoner_eur', 1, 'Nieuw', 'nieuw_eur'),
    ('verschil_per_inwoner_eur', 2, 'Oud, in de latere indeling', 'oud_nieuwe_indeling_eur'),
    ('verschil_per_inwoner_eur', 3, 'Inwoners', 'inwoners')
) AS k (kolom, volgorde, omschrijving, invoer)
