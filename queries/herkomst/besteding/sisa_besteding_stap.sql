-- How mart.sisa_besteding comes about. Grain: jaar, gm_code, doel, kolom, stap. Unit: whole euro.
SELECT s.jaar, s.gm_code, s.doel, 'verschil_eur' AS kolom,
    unnest(stap(
        1, k.omschrijving, waarde_van(k.kolom, 'besteed_eur', s.besteed_eur, 'ontvangen_eur', s.ontvangen_eur), s.status,
        volgorde := k.volgorde,
        invoer := verwijzing('mart.sisa_besteding', k.kolom, 'jaar', s.jaar, 'gm_code', s.gm_code, 'doel', s.doel)
    ))
FROM mart.sisa_besteding AS s
CROSS JOIN (VALUES ('besteed_eur', 1, 'Besteed'), ('ontvangen_eur', 2, 'Ontvangen')) AS k (kolom, volgorde, omschrijving)
UNION ALL
SELECT s.jaar, s.gm_code, s.doel, k.kolom,
    unnest(stap(
        2, k.omschrijving,
        waarde_van(k.kolom, 'besteed_eur', s.besteed_eur, 'ontvangen_eur', s.ontvangen_eur, 'verschil_eur', s.verschil_eur),
        CASE WHEN k.kolom = 'besteed_eur' THEN s.status WHEN s.ontvangen_eur IS NOT NULL THEN 'aanname' END,
        formule := CASE WHEN k.kolom = 'verschil_eur' AND s.verschil_eur IS NOT NULL THEN '{} − {} = {}' END,
        getallen := CASE
            WHEN k.kolom = 'verschil_eur' AND s.verschil_eur IS NOT NULL
                THEN getallen(s.besteed_eur, s.ontvangen_eur, s.verschil_eur)
        END,
        invoer := CASE
            WHEN k.kolom = 'ontvangen_eur' AND s.ontvangen_eur IS NOT NULL
                THEN verwijzing('mart.toewijzing', 'bedrag_eur', 'uitkeringsjaar', s.jaar, 'doel', s.doel, 'vorm', 'spuk', 'gm_code', s.gm_code)
        END,
        is_uitkomst := TRUE
    ))
FROM mart.sisa_besteding AS s
CROSS JOIN (
    VALUES
    ('besteed_eur', 'Overgenomen uit de SiSa-bijlage, afgerond op hele euro''s'),
    ('ontvangen_eur', 'Toegewezen als specifieke uitkering'),
    ('verschil_eur', 'Besteed min ontvangen')
) AS k (kolom, omschrijving)
