-- What each gemeente got of each goal and form. Grain: uitkeringsjaar, doel, vorm, gm_code. Unit: whole euro.
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    t.gm_code,
    t.bedrag_eur,
    t.status,
    t.sleutel,
    t.circulaire
FROM mart.toewijzing AS t
ORDER BY t.uitkeringsjaar, t.doel, t.vorm, t.gm_code
