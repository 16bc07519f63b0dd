-- Names for the codes of key columns, so that a reader can choose without knowing them. Grain: kolom, code.
-- A line of the envelope is named by goal, form and key of its latest year; a taakveld by its latest description.
WITH
regel AS (
    SELECT n.regel, n.naam
    FROM herkomst.regelnaam AS n
    QUALIFY row_number() OVER (PARTITION BY n.regel ORDER BY n.uitkeringsjaar DESC) = 1
),
indicator AS (
    SELECT c.indicator, min(c.doel) AS doel, min(c.eenheid) AS eenheid, bool_and(c.herkomst <> 'opgave') AS is_afgeleid
    FROM mart.capaciteit AS c
    GROUP BY c.indicator
)
SELECT 'regel' AS kolom, r.regel AS code, r.naam
FROM regel AS r
UNION ALL
SELECT k.kolom, c.circulaire AS code, min(c.naam) AS naam
FROM mart.circulaire AS c
CROSS JOIN (VALUES ('circulaire'), ('circulaire_van'), ('circulaire_naar')) AS k (kolom)
GROUP BY k.kolom, c.circulaire
UNION ALL
SELECT 'indicator' AS kolom, i.indicator AS code, d.kort || ', ' || i.eenheid || CASE WHEN i.is_afgeleid THEN ', ondergrens uit Iv3' ELSE '' END AS naam
FROM indicator AS i
INNER JOIN mart.doel AS d USING (doel)
UNION ALL
SELECT 'taakveld' AS kolom, t.taakveld AS code, arg_max(t.omschrijving, t.boekjaar) AS naam
FROM mart.taakveld_groep AS t
GROUP BY t.taakveld
UNION ALL
SELECT 'groep' AS kolom, g.groep AS code, min(g.groep_naam) AS naam
FROM mart.taakveld_groep AS g
GROUP BY g.groep
UNION ALL
SELECT 'code' AS kolom, a.code, a.omschrijving AS naam
FROM mart.aansluiting AS a
UNION ALL
SELECT 'bestemming' AS kolom, 'au' AS code, 'de algemene uitkering als geheel' AS naam
ORDER BY kolom, code
