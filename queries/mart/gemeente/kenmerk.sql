-- What others than the fund count of a gemeente: demand beside capacity, never what money did. Grain: jaar, kenmerk, gm_code.
-- gm_code in the indeling of 1 January of jaar. waarde in eenheid; is_aantal: a number that adds up, and that a key can divide by.
SELECT
    k.jaar,
    k.kenmerk,
    k.gm_code,
    s.naam,
    s.eenheid,
    s.is_aantal = 'ja' AS is_aantal,
    CAST(k.waarde AS DECIMAL(18, 2)) AS waarde,
    s.bron,
    s.toelichting
FROM staging.kenmerk AS k
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
