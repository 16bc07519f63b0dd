-- The same of a state from before money for regions was known: no goal is. Grain: uitkeringsjaar, doel; no rows.
SELECT j.uitkeringsjaar, CAST(NULL AS VARCHAR) AS doel
FROM staging.jaar AS j
WHERE FALSE
