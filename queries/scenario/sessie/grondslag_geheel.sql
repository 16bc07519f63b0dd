-- What gemeenten have of the parts that keys consist of (sessie.grondslag): that of the fund, and the counts that others make.
-- Grain: grondslag, bron, bestanddeel, gm_code. Apart from grondslag.sql, because a state from before these counts has none.
SELECT g.grondslag, g.bron, g.peildatum, g.bestanddeel, g.gm_code, g.gewicht
FROM sessie.grondslag_fonds AS g
UNION ALL
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
