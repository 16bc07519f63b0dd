-- The national sums of sessie.grondslag. Grain: grondslag, bron, bestanddeel. Unit: 1/10,000; totaal is the whole grondslag.
-- nummer stands for grondslag and bron together, so that sessie.grondslag_deel finds its rows by one whole number.
WITH per_bestanddeel AS (
    SELECT g.grondslag, g.bron, g.bestanddeel, CAST(sum(g.gewicht) AS HUGEINT) AS landelijk
    FROM sessie.grondslag AS g
    GROUP BY g.grondslag, g.bron, g.bestanddeel
)
SELECT
    p.grondslag,
    p.bron,
    dense_rank() OVER (ORDER BY p.grondslag, p.bron) AS nummer,
    p.bestanddeel,
    p.landelijk,
    CAST(sum(p.landelijk) OVER (PARTITION BY p.grondslag, p.bron) AS HUGEINT) AS totaal
FROM per_bestanddeel AS p
