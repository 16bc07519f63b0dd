-- Every version of a report, and which one counts: the latest that has figures. None is thrown away.
-- Grain: boekjaar, verslagsoort, gm_code, volgnummer, plaatsing. Unit: whole euro. Source: kern.iv3_taakveld.
WITH versie AS (
    SELECT
        i.boekjaar,
        i.verslagsoort,
        i.gm_code,
        i.volgnummer,
        i.plaatsing,
        i.vorm,
        i.bron_id,
        CAST(sum(i.lasten_eur) AS BIGINT) AS lasten_eur,
        CAST(sum(i.baten_eur) AS BIGINT) AS baten_eur,
        CAST(sum(i.salarissen_eur) AS BIGINT) AS salarissen_eur,
        count(i.lasten_eur) + count(i.baten_eur) > 0 AS heeft_gerapporteerd
    FROM kern.iv3_taakveld AS i
    GROUP BY i.boekjaar, i.verslagsoort, i.gm_code, i.volgnummer, i.plaatsing, i.vorm, i.bron_id
)
SELECT
    v.boekjaar,
    v.verslagsoort,
    v.gm_code,
    v.volgnummer,
    v.plaatsing,
    v.vorm,
    v.lasten_eur,
    v.baten_eur,
    v.salarissen_eur,
    v.heeft_gerapporteerd,
    row_number() OVER (
        PARTITION BY v.boekjaar, v.verslagsoort, v.gm_code ORDER BY v.heeft_gerapporteerd DESC, v.volgnummer DESC, v.plaatsing DESC
    ) = 1 AS is_laatste,
    v.bron_id
FROM versie AS v
