-- staging.kenmerk of a state from before traits were known: of no gemeente is one known. Grain: jaar, kenmerk, gm_code.
SELECT
    CAST(NULL AS BIGINT) AS jaar,
    CAST(NULL AS VARCHAR) AS kenmerk,
    CAST(NULL AS VARCHAR) AS gm_code,
    CAST(NULL AS DECIMAL(12, 2)) AS waarde,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel,
    CAST(NULL AS VARCHAR) AS gedrukt
WHERE FALSE
