-- The same for keys by a count that others than the fund make: rows of sessie.grondslag. Grain: grondslag, bron, bestanddeel, gm_code.
-- Apart, because a state from before these counts has no tables of them.
SELECT
    'kenmerk:' || k.kenmerk AS grondslag,
    CAST(k.jaar AS VARCHAR) AS bron,
    make_date(k.jaar, 1, 1) AS peildatum,
    k.kenmerk AS bestanddeel,
    k.gm_code,
    CAST(k.waarde * 10000 AS HUGEINT) AS gewicht
FROM staging.kenmerk AS k
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
WHERE s.is_aantal = 'ja' AND k.waarde <> 0
