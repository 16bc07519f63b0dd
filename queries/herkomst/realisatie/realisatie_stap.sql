-- How mart.realisatie comes about. Grain: uitkeringsjaar, doel, gm_code, kolom, stap, volgorde. Units: euro; column eenheid.
WITH
uitkomst AS NOT MATERIALIZED (
    SELECT
        r.uitkeringsjaar,
        r.doel,
        r.gm_code,
        k.kolom,
        waarde_van(
            k.kolom,
            'toegewezen_eur', r.toegewezen_eur, 'toegewezen_capaciteit', r.toegewezen_capaciteit,
            'gerealiseerde_capaciteit', r.gerealiseerde_capaciteit, 'ondergrens_capaciteit', r.ondergrens_capaciteit,
            'besteed_eur', r.besteed_eur, 'lasten_taakveld_eur', r.lasten_taakveld_eur
        ) AS waarde,
        CASE WHEN k.kolom LIKE '%capaciteit' THEN r.eenheid ELSE 'euro' END AS eenheid,
        CASE k.kolom
            WHEN 'toegewezen_eur' THEN r.toewijzing_status
            WHEN 'toegewezen_capaciteit'
                THEN
                    zwakste_van(r.toewijzing_status, coalesce(e.status, p.status))
            WHEN 'gerealiseerde_capaciteit' THEN r.capaciteit_status
            WHEN 'ondergrens_capaciteit' THEN zwakste_van('afgeleid', coalesce(e.status, p.status))
            WHEN 'besteed_eur' THEN r.besteed_status
            ELSE CASE WHEN r.taakvelden LIKE '%,%' THEN 'afgeleid' ELSE 'gepubliceerd' END
        END AS status,
        CASE k.kolom
            WHEN 'toegewezen_eur' THEN 'De vormen van dit doel opgeteld'
            WHEN 'toegewezen_capaciteit' THEN coalesce('Wat het bedrag koopt bij ' || coalesce(e.prijs_eur, p.prijs_eur) || ' euro per ' || p.eenheid || ' (' || CASE WHEN e.prijs_eur IS NULL THEN p.status ELSE 'eigen prijs van de gemeente' END || '), afgerond op honderdsten', 'Dit doel heeft geen indicator')
            WHEN 'gerealiseerde_capaciteit' THEN CASE WHEN r.gerealiseerde_capaciteit IS NULL THEN 'Geen cijfer: ' || coalesce(r.capaciteit_reden, 'niet opgegeven') ELSE 'Herkomst: ' || r.capaciteit_herkomst END
            WHEN 'ondergrens_capaciteit' THEN CASE WHEN r.ondergrens_capaciteit IS NULL THEN 'Geen ondergrens uit Iv3 voor dit doel en jaar' ELSE 'Ondergrens uit Iv3' END
            WHEN 'besteed_eur' THEN CASE WHEN r.besteed_eur IS NULL THEN 'Niet te zien: er is geen opgave van wat voor dit doel is besteed' ELSE 'Besteed voor dit doel' END
            ELSE CASE WHEN r.lasten_taakveld_eur IS NULL THEN 'Geen lasten uit Iv3 voor dit doel en jaar' ELSE 'Lasten van de taakvelden opgeteld; dat is breder dan het doel' END
        END AS omschrijving,
        CASE WHEN k.kolom = 'toegewezen_capaciteit' AND r.toegewezen_capaciteit IS NOT NULL THEN '{} ÷ {} → {}' END AS formule,
        CASE
            WHEN k.kolom = 'toegewezen_capaciteit' AND r.toegewezen_capaciteit IS NOT NULL
                THEN [CAST(r.toegewezen_eur AS VARCHAR), CAST(coalesce(e.prijs_eur, p.prijs_eur) AS VARCHAR), CAST(r.toegewezen_capaciteit AS VARCHAR)]
            ELSE CAST([] AS VARCHAR[])
        END AS getallen
    FROM mart.realisatie AS r
    INNER JOIN staging.doel AS d USING (doel)
    LEFT JOIN staging.prijs AS p USING (doel, indicator)
    LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = r.uitkeringsjaar AND e.gm_code = r.gm_code AND e.doel = r.doel
    CROSS JOIN (
        VALUES
        ('toegewezen_eur'),
        ('toegewezen_capaciteit'),
        ('gerealiseerde_capaciteit'),
        ('ondergrens_capaciteit'),
        ('besteed_eur'),
        ('lasten_taakveld_eur')
    ) AS k (kolom)
)
SELECT i.uitkeringsjaar, i.doel, i.gm_code, i.kolom,
    unnest(stap(1, i.omschrijving, i.waarde, i.status, eenheid := i.eenheid, invoer := i.invoer))
FROM herkomst.realisatie_invoer AS i
UNION ALL
SELECT u.uitkeringsjaar, u.doel, u.gm_code, u.kolom,
    unnest(stap(
        2, u.omschrijving, u.waarde, CASE WHEN u.waarde IS NOT NULL THEN u.status END, eenheid := u.eenheid, formule := u.formule,
        getallen := u.getallen, is_uitkomst := TRUE
    ))
FROM uitkomst AS u
