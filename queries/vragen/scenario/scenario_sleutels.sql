-- The keys that a line of the envelope can have by itself, with a name to read and what else they are looked up by (zoek: code
-- and ministry number of a maatstaf). Grain: sleutel.
-- Composed keys are made of these (pipelines/sources/raw/sleutel.py).
WITH sleutel AS (
    SELECT v.plek, v.sleutel, v.naam, 'Algemeen' AS groep, NULL AS zoek
    FROM (
        VALUES
        (1, 'uitkeringsbasis', 'Uitkeringsbasis'),
        (2, 'inwoners', 'Inwoners'),
        (3, 'gelijk', 'Gelijk bedrag per gemeente'),
        (4, 'geen', 'Niet over gemeenten verdelen')
    ) AS v (plek, sleutel, naam)
    UNION ALL
    SELECT DISTINCT 5 AS plek, 'cluster:' || c.cluster AS sleutel, c.cluster AS naam, 'Cluster van de algemene uitkering' AS groep, NULL AS zoek
    FROM mart.cluster AS c
    UNION ALL
    SELECT DISTINCT 6 AS plek, 'du:' || u.uitkering AS sleutel, u.uitkering AS naam, 'Decentralisatie-uitkering' AS groep, NULL AS zoek
    FROM mart.uitkering AS u
    WHERE u.soort = 'du'
    UNION ALL
    SELECT DISTINCT 7 AS plek, m.sleutel, m.naam, 'Maatstaf' AS groep, concat_ws(', ', n.nummers, m.code) AS zoek
    FROM mart.maatstaf AS m
    LEFT JOIN mart.maatstaf_nummer AS n USING (code)
    WHERE m.code IN (SELECT v.maatstaf FROM herkomst.volume_cel AS v)
    UNION ALL
    SELECT DISTINCT 8 AS plek, 'kenmerk:' || k.kenmerk AS sleutel, k.naam, 'Kenmerk van de gemeente' AS groep, NULL AS zoek
    FROM mart.kenmerk AS k
    WHERE k.is_aantal
)
SELECT s.sleutel, s.naam, s.groep, s.zoek
FROM sleutel AS s
ORDER BY s.plek, s.naam, s.sleutel
