-- What a gemeente got of each block of goals in a year. Grain: bundel. Parameters: $jaar, $gm_code. Unit: whole euro.
SELECT t.bundel, t.bedrag_eur, t.status
FROM mart.toewijzing_bundel AS t
WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm_code
ORDER BY t.bundel
