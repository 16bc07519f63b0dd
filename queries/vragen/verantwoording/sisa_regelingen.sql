-- Per regeling of the SiSa annex what one gemeente was allocated as specifieke uitkering, and what it accounted for.
-- Grain: doel, regeling. Unit: whole euro. Parameters: $jaar, $gm. No rows in a year without a specifieke uitkering.
SELECT
    d.doel,
    d.naam AS doel_naam,
    r.regeling,
    r.code,
    r.indicator_besteed,
    r.status AS regeling_status,
    r.bron,
    t.bedrag_eur AS ontvangen_eur,
    t.status AS ontvangen_status,
    s.besteed_eur,
    s.verschil_eur,
    s.status
FROM mart.toewijzing AS t
INNER JOIN mart.doel AS d USING (doel)
LEFT JOIN mart.sisa_regeling AS r ON r.jaar = t.uitkeringsjaar AND r.doel = t.doel
LEFT JOIN mart.sisa_besteding AS s ON s.jaar = t.uitkeringsjaar AND s.gm_code = t.gm_code AND s.doel = t.doel AND s.code = r.code
WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm AND t.vorm = 'spuk'
ORDER BY d.volgorde, r.regeling
