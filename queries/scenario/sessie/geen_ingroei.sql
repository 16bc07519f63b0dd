-- The shape of an ingroei that is not there. Grain: uitkeringsjaar, gm_code; no rows.
SELECT j.uitkeringsjaar, CAST(NULL AS VARCHAR) AS gm_code, CAST(NULL AS VARCHAR) AS positie, CAST(NULL AS BIGINT) AS ingroei_eur
FROM staging.jaar AS j
WHERE FALSE
