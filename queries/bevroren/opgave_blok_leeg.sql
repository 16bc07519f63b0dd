-- staging.opgave_blok of a state from before goals could be given together. Grain: peildatum, gm_code, doel (of the block), volgnummer.
SELECT
    CAST(NULL AS DATE) AS peildatum,
    CAST(NULL AS VARCHAR) AS gm_code,
    CAST(NULL AS VARCHAR) AS gemeente,
    CAST(NULL AS VARCHAR) AS doel,
    CAST(NULL AS VARCHAR) AS indicator,
    CAST(NULL AS VARCHAR) AS eenheid,
    CAST(NULL AS DECIMAL(24, 9)) AS waarde,
    CAST(NULL AS BIGINT) AS besteed_eur,
    CAST(NULL AS VARCHAR) AS reden,
    CAST(NULL AS VARCHAR) AS reden_besteed,
    CAST(NULL AS VARCHAR) AS status,
    CAST(NULL AS VARCHAR) AS toelichting,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel,
    CAST(NULL AS BIGINT) AS volgnummer,
    CAST(NULL AS VARCHAR) AS gedrukt,
    CAST(NULL AS VARCHAR) AS cel_besteed_eur,
    CAST(NULL AS VARCHAR) AS gedrukt_besteed_eur
WHERE FALSE
