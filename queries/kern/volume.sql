-- Units per maatstaf. Grain: circulaire, uitkeringsjaar, gm_code, maatstaf. Unit: that of the maatstaf.
-- Source: staging.volume with the maatstaf reference. Exact decimals, nothing rounded.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    v.maatstaf,
    m.soort,
    CAST(v.volume AS DECIMAL(21, 9)) AS volume,
    v.bron_id,
    v.blad,
    v.cel
FROM staging.volume AS v
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
