-- SiSa indicators of the annex that counts: the latest of a gemeente and year. Grain: jaar, gm_code, code, indicator.
-- soort says what waarde is: bedrag (euro), aantal, getal (one of both), tekst or leeg. Source: staging.sisa.
SELECT
    s.jaar,
    s.gm_code,
    s.code,
    s.indicator,
    s.omschrijving,
    s.soort,
    s.waarde,
    s.gedrukt,
    s.aard_controle,
    s.volgnummer,
    s.bron_id,
    s.blad,
    s.cel
FROM staging.sisa AS s
QUALIFY s.volgnummer = max(s.volgnummer) OVER (PARTITION BY s.jaar, s.gm_code)
