-- staging.regio of a state from before regions were known: no gemeente lies in one. Grain: gm_code.
SELECT
    CAST(NULL AS BIGINT) AS jaar,
    CAST(NULL AS VARCHAR) AS gm_code,
    CAST(NULL AS VARCHAR) AS regio_code,
    CAST(NULL AS VARCHAR) AS regio,
    CAST(NULL AS VARCHAR) AS centrumgemeente,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel
WHERE FALSE
