-- How mart.capaciteit comes about. Grain: peildatum, gm_code, doel, indicator, kolom, stap, volgorde.
-- Unit: that of the indicator; euro. A missing figure has its reason as the step.
WITH
salaris AS NOT MATERIALIZED (
    SELECT b.boekjaar, b.gm_code, t.doel, CAST(sum(b.salarissen_eur) AS BIGINT) AS salarissen_eur
    FROM mart.besteding AS b
    INNER JOIN kern.doel_taakveld AS t USING (taakveld)
    WHERE b.verslagsoort = 'jaarrekening'
    GROUP BY b.boekjaar, b.gm_code, t.doel
)
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, k.kolom,
    unnest(stap(
        1,
        CASE
            WHEN k.kolom = 'waarde' AND c.waarde IS NULL THEN 'Geen cijfer: ' || c.reden
            WHEN k.kolom = 'besteed_eur' AND c.besteed_eur IS NULL THEN 'Geen bedrag opgegeven'
            ELSE 'Overgenomen uit de opgave van de gemeente'
        END,
        waarde_van(k.kolom, 'waarde', c.waarde, 'besteed_eur', c.besteed_eur),
        CASE WHEN (k.kolom = 'waarde' AND c.waarde IS NOT NULL) OR (k.kolom <> 'waarde' AND c.besteed_eur IS NOT NULL) THEN c.status END,
        eenheid := CASE k.kolom WHEN 'waarde' THEN c.eenheid ELSE 'euro' END, is_uitkomst := TRUE
    ))
FROM mart.capaciteit AS c
CROSS JOIN (VALUES ('waarde'), ('besteed_eur')) AS k (kolom)
WHERE c.herkomst = 'opgave'
UNION ALL
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, 'waarde' AS kolom,
    unnest(stap(
        1, 'Salarissen op taakveld ' || b.taakveld, b.salarissen_eur, CASE WHEN b.salarissen_eur IS NOT NULL THEN b.status END,
        invoer := verwijzing('mart.besteding', 'salarissen_eur', 'boekjaar', b.boekjaar, 'verslagsoort', b.verslagsoort, 'gm_code', b.gm_code, 'taakveld', b.taakveld)
    ))
FROM mart.capaciteit AS c
INNER JOIN kern.doel_taakveld AS t USING (doel)
INNER JOIN mart.besteding AS b ON b.boekjaar = year(c.peildatum) AND b.gm_code = c.gm_code AND b.taakveld = t.taakveld
WHERE c.herkomst = 'iv3' AND b.verslagsoort = 'jaarrekening'
UNION ALL
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, 'waarde' AS kolom,
    unnest(stap(
        2,
        CASE
            WHEN c.waarde IS NULL THEN 'Geen cijfer: ' || c.reden
            ELSE 'Ondergrens: salarissen gedeeld door de prijs per ' || c.eenheid || ' (' || CASE WHEN e.prijs_eur IS NULL THEN p.status ELSE 'eigen prijs van de gemeente' END || '), afgerond op honderdsten'
        END,
        c.waarde, c.status, eenheid := c.eenheid, formule := CASE WHEN c.waarde IS NOT NULL THEN '{} ÷ {} → {}' END,
        getallen := CASE WHEN c.waarde IS NOT NULL THEN getallen(s.salarissen_eur, coalesce(e.prijs_eur, p.prijs_eur), c.waarde) END, is_uitkomst := TRUE
    ))
FROM mart.capaciteit AS c
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN staging.prijs AS p ON p.doel = d.doel AND p.indicator = d.indicator
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = year(c.peildatum) AND e.gm_code = c.gm_code AND e.doel = c.doel
INNER JOIN salaris AS s ON s.boekjaar = year(c.peildatum) AND s.gm_code = c.gm_code AND s.doel = c.doel
WHERE c.herkomst = 'iv3'
UNION ALL
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, 'besteed_eur' AS kolom,
    unnest(stap(1, 'Iv3 laat niet zien wat voor dit doel is besteed', NULL, NULL, is_uitkomst := TRUE))
FROM mart.capaciteit AS c
WHERE c.herkomst = 'iv3'
