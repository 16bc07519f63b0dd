-- What a gemeente spent of a specifieke uitkering by its SiSa annex, against what it was allocated.
-- Grain: jaar, gm_code, doel. Unit: whole euro. The code of a regeling in a year is data (sisa/regelingen.csv); without a
-- code there is no row here, and the rule sisa_code_onbekend says so.
WITH ontvangen AS (
    SELECT t.uitkeringsjaar AS jaar, t.gm_code, t.doel, CAST(sum(t.bedrag_eur) AS BIGINT) AS ontvangen_eur
    FROM mart.toewijzing AS t
    WHERE t.vorm = 'spuk'
    GROUP BY t.uitkeringsjaar, t.gm_code, t.doel
)
SELECT
    s.jaar,
    s.gm_code,
    r.doel,
    s.code,
    s.indicator,
    CAST(round(s.waarde) AS BIGINT) AS besteed_eur,
    o.ontvangen_eur,
    CAST(round(s.waarde) AS BIGINT) - o.ontvangen_eur AS verschil_eur,
    r.status,
    s.aard_controle,
    s.bron_id,
    s.blad,
    s.cel
FROM kern.sisa AS s
INNER JOIN staging.sisa_regeling AS r ON r.jaar = s.jaar AND r.code = s.code AND r.indicator_besteed = s.indicator
LEFT JOIN ontvangen AS o ON o.jaar = s.jaar AND o.gm_code = s.gm_code AND o.doel = r.doel
WHERE s.soort IN ('bedrag', 'getal')
