-- The keys that a line of the envelope can have by itself, with a name to read. Grain: sleutel.
-- Composed keys are made of these (pipelines/sources/raw/sleutel.py).
WITH sleutel AS (
    SELECT v.plek, v.sleutel, v.naam, 'Algemeen' AS groep
    FROM (
        VALUES
        (1, 'uitkeringsbasis', 'Uitkeringsbasis'),
        (2, 'inwoners', 'Inwoners'),
        (3, 'gelijk', 'Gelijk bedrag per gemeente'),
        (4, 'geen', 'Niet over gemeenten verdelen')
    ) AS v (plek, sleutel, naam)
    UNION ALL
    SELECT DISTINCT 5 AS plek, 'cluster:' || c.cluster AS sleutel, c.cluster AS naam, 'Cluster van de algemene uitkering' AS groep
    FROM mart.cluster AS c
    UNION ALL
    SELECT DISTINCT 6 AS plek, 'du:' || u.uitkering AS sleutel, u.uitkering AS naam, 'Decentralisatie-uitkering' AS groep
    FROM mart.uitkering AS u
    WHERE u.soort = 'du'
    UNION ALL
    SELECT DISTINCT 7 AS plek, m.sleutel, m.naam || ' (' || m.code || ')' AS naam, 'Maatstaf' AS groep
    FROM mart.maatstaf AS m
    WHERE m.code IN (SELECT v.maatstaf FROM herkomst.volume_cel AS v)
    UNION ALL
    SELECT DISTINCT 8 AS plek, 'kenmerk:' || k.kenmerk AS sleutel, k.naam || ' (' || k.jaar || ')' AS naam, 'Kenmerk van de gemeente' AS groep
    FROM mart.kenmerk AS k
    WHERE k.is_aantal
)
SELECT s.sleutel, s.naam, s.groep
FROM sleutel AS s
ORDER BY s.plek, s.naam, s.sleutel
