-- How mart.miljoen comes about. Grain: circulaire, uitkeringsjaar, bestemming, gm_code, kolom, stap, volgorde. Unit: euro.
WITH
miljoen AS NOT MATERIALIZED (
    SELECT
        m.circulaire,
        m.uitkeringsjaar,
        m.bestemming,
        m.gm_code,
        m.bedrag_eur,
        m.gewicht,
        m.gewicht_totaal,
        m.status,
        m.reden,
        -- whole numbers, as in mart.miljoen
        CAST((CAST(1000000 AS HUGEINT) * geheel(m.gewicht)) // nullif(geheel(m.gewicht_totaal), 0) AS BIGINT) AS naar_beneden_eur
    FROM mart.miljoen AS m
)
SELECT m.circulaire, m.uitkeringsjaar, m.bestemming, m.gm_code, 'bedrag_eur' AS kolom,
    unnest(stap(
        k.stap, k.omschrijving, waarde_van(k.stap, 1, m.gewicht, 2, m.gewicht_totaal), 'afgeleid', eenheid := 'gewicht',
        invoer := verwijzing('mart.miljoen', k.invoer, 'circulaire', m.circulaire, 'uitkeringsjaar', m.uitkeringsjaar, 'bestemming', m.bestemming, 'gm_code', m.gm_code)
    ))
FROM miljoen AS m
CROSS JOIN (VALUES (1, 'Gewicht van de gemeente', 'gewicht'), (2, 'Gewicht van alle gemeenten samen', 'gewicht_totaal')) AS k (stap, omschrijving, invoer)
UNION ALL
SELECT m.circulaire, m.uitkeringsjaar, m.bestemming, m.gm_code, 'bedrag_eur' AS kolom,
    unnest(stap(
        3, coalesce('Geen bedrag: ' || m.reden, 'Een miljoen euro naar gewicht, met de grootste rest'), m.bedrag_eur, m.status,
        formule := CASE WHEN m.reden IS NULL THEN 'floor({} × {} ÷ {}) = {}, + {} = {}' END,
        getallen := CASE
            WHEN m.reden IS NULL
                THEN
                    getallen('1000000', m.gewicht, m.gewicht_totaal, m.naar_beneden_eur, m.bedrag_eur - m.naar_beneden_eur, m.bedrag_eur)
        END,
        is_uitkomst := TRUE
    ))
FROM miljoen AS m
UNION ALL
SELECT m.circulaire, m.uitkeringsjaar, m.bestemming, m.gm_code, k.kolom,
    unnest(stap(
        2,
        CASE k.kolom WHEN 'gewicht' THEN 'Gewicht van de gemeente: de maatstaven opgeteld' ELSE 'De gewichten van alle gemeenten opgeteld' END,
        waarde_van(k.kolom, 'gewicht', m.gewicht, 'gewicht_totaal', m.gewicht_totaal), 'afgeleid', eenheid := 'gewicht',
        is_uitkomst := TRUE
    ))
FROM miljoen AS m
CROSS JOIN (VALUES ('gewicht'), ('gewicht_totaal')) AS k (kolom)
