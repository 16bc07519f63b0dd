-- Names for the codes of key columns, so that a reader can choose without knowing them. Grain: kolom, code.
-- A line of the envelope is named by goal, form and key of its latest year; a taakveld by its latest description.
WITH
regel AS (
    SELECT e.regel, e.doel, e.vorm, e.sleutel
    FROM mart.envelop_regel AS e
    QUALIFY row_number() OVER (PARTITION BY e.regel ORDER BY e.uitkeringsjaar DESC) = 1
),
indicator AS (
    SELECT c.indicator, min(c.doel) AS doel, min(c.eenheid) AS eenheid, bool_and(c.herkomst <> 'opgave') AS is_afgeleid
    FROM mart.capaciteit AS c
    GROUP BY c.indicator
)
SELECT
    'regel' AS kolom,
    r.regel AS code,
    split_part(d.naam, ':', 1) || ', ' || CASE r.vorm WHEN 'buiten_gemeentefonds' THEN 'buiten het gemeentefonds' ELSE upper(r.vorm) END
    || CASE
        WHEN r.sleutel = 'geen' THEN ', niet verdeeld'
        WHEN m.naam IS NOT NULL THEN ', naar ' || m.naam
        WHEN starts_with(r.sleutel, 'du:') THEN ', naar DU ' || substr(r.sleutel, 4)
        ELSE ', naar ' || r.sleutel
    END AS naam
FROM regel AS r
INNER JOIN staging.doel AS d ON d.doel = r.doel
LEFT JOIN staging.maatstaf AS m ON 'maatstaf:' || m.code = r.sleutel
UNION ALL
SELECT k.kolom, c.circulaire AS code, min(c.naam) AS naam
FROM kern.circulaire AS c
CROSS JOIN (VALUES ('circulaire'), ('circulaire_van'), ('circulaire_naar')) AS k (kolom)
GROUP BY k.kolom, c.circulaire
UNION ALL
SELECT 'indicator' AS kolom, i.indicator AS code, split_part(d.naam, ':', 1) || ', ' || i.eenheid || CASE WHEN i.is_afgeleid THEN ', ondergrens uit Iv3' ELSE '' END AS naam
FROM indicator AS i
INNER JOIN staging.doel AS d ON d.doel = i.doel
UNION ALL
SELECT 'taakveld' AS kolom, t.taakveld AS code, arg_max(t.omschrijving, t.boekjaar) AS naam
FROM staging.taakveld AS t
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
