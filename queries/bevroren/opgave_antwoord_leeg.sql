-- staging.opgave_antwoord of a state from before questions were data. Grain: peildatum, gm_code, doel, indicator, volgnummer.
SELECT
    CAST(NULL AS DATE) AS peildatum,
    CAST(NULL AS VARCHAR) AS gm_code,
    CAST(NULL AS VARCHAR) AS doel,
    CAST(NULL AS VARCHAR) AS indicator,
    CAST(NULL AS VARCHAR) AS eenheid,
    CAST(NULL AS VARCHAR) AS soort,
    CAST(NULL AS DECIMAL(24, 9)) AS waarde,
    CAST(NULL AS VARCHAR) AS tekst,
    CAST(NULL AS VARCHAR) AS reden,
    CAST(NULL AS VARCHAR) AS toelichting,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel,
    CAST(NULL AS BIGINT) AS volgnummer,
    CAST(NULL AS VARCHAR) AS gedrukt
WHERE FALSE
