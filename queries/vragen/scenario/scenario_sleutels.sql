-- The keys that a line of the envelope can have by itself, with a name to read. Grain: sleutel.
-- Composed keys are made of these (pipelines/sources/raw/sleutel.py).
WITH sleutel AS (
    SELECT 1 AS plek, 'uitkeringsbasis' AS sleutel, 'Uitkeringsbasis' AS naam, 'Algemeen' AS groep
    UNION ALL
    SELECT 2 AS plek, 'inwoners' AS sleutel, 'Inwoners' AS naam, 'Algemeen' AS groep
    UNION ALL
    SELECT 3 AS plek, 'gelijk' AS sleutel, 'Gelijk bedrag per gemeente' AS naam, 'Algemeen' AS groep
    UNION ALL
    SELECT 4 AS plek, 'geen' AS sleutel, 'Niet over gemeenten verdelen' AS naam, 'Algemeen' AS groep
    UNION ALL
    SELECT DISTINCT 5 AS plek, 'cluster:' || c.cluster AS sleutel, c.cluster AS naam, 'Cluster van de algemene uitkering' AS groep
    FROM staging.cluster AS c
    UNION ALL
    SELECT DISTINCT 6 AS plek, 'du:' || s.uitkering AS sleutel, s.uitkering AS naam, 'Decentralisatie-uitkering' AS groep
    FROM staging.uitkering_soort AS s
    INNER JOIN kern.uitkering AS u USING (uitkering)
    WHERE s.soort = 'du'
    UNION ALL
    SELECT DISTINCT 7 AS plek, 'maatstaf:' || m.code AS sleutel, m.naam || ' (' || m.code || ')' AS naam, 'Maatstaf' AS groep
    FROM staging.maatstaf AS m
    INNER JOIN kern.volume AS v ON v.maatstaf = m.code
)
SELECT
    s.sleutel,
    s.naam,
    s.groep
FROM sleutel AS s
ORDER BY s.plek, s.naam, s.sleutel
