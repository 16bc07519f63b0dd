-- The SiSa annex of one gemeente over one year, as it was filled in. Grain: code, indicator. Parameters: $jaar, $gm.
-- is_besteed: the indicator that the money of a goal is accounted for in.
SELECT
    i.code,
    i.indicator,
    i.omschrijving,
    i.soort,
    i.gedrukt,
    i.aard_controle,
    d.document,
    i.cel,
    r.regeling IS NOT NULL AS is_besteed
FROM mart.sisa_indicator AS i
LEFT JOIN mart.sisa_regeling AS r ON r.jaar = i.jaar AND r.code = i.code AND r.indicator_besteed = i.indicator
LEFT JOIN mart.document AS d ON d.bron_id = i.bron_id
WHERE i.jaar = $jaar AND i.gm_code = $gm
ORDER BY i.code, i.indicator
