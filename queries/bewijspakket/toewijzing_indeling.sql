-- The allocation in every later indeling. Grain: indeling_jaar, uitkeringsjaar, doel, vorm, gm_code. Unit: whole euro.
SELECT
    t.indeling_jaar,
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    t.gm_code,
    t.bedrag_eur
FROM mart.toewijzing_indeling AS t
ORDER BY t.indeling_jaar, t.uitkeringsjaar, t.doel, t.vorm, t.gm_code
