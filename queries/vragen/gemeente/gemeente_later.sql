-- The amount of a year for a gemeente that came into being after the indeling of that year: its parts together, in the
-- first indeling that knows it. Grain: one row, none when no later indeling knows it. Unit: whole euro.
-- Parameters: $jaar, $gm.
SELECT
    t.indeling_jaar,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
    zwakste(t.status) AS status
FROM mart.toewijzing_indeling AS t
WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm AND t.reden IS NULL
GROUP BY t.indeling_jaar
ORDER BY t.indeling_jaar
LIMIT 1
