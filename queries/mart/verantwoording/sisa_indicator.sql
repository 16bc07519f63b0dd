-- What a gemeente filled in in its SiSa annex, of the annex that counts. Grain: jaar, gm_code, code, indicator.
-- gedrukt is what stands in the cell; soort says what that is: bedrag (euro), aantal, getal (one of both), tekst or leeg.
-- Source: kern.sisa.
SELECT
    s.jaar,
    s.gm_code,
    s.code,
    s.indicator,
    s.omschrijving,
    s.soort,
    s.gedrukt,
    s.aard_controle,
    s.bron_id,
    s.blad,
    s.cel
FROM kern.sisa AS s
