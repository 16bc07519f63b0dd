-- staging.indicator of a state from before questions were data: only the leading ones were asked. Grain: doel, indicator.
SELECT
    CAST(NULL AS VARCHAR) AS doel,
    CAST(NULL AS VARCHAR) AS indicator,
    CAST(NULL AS BIGINT) AS volgorde,
    CAST(NULL AS VARCHAR) AS vraag,
    CAST(NULL AS VARCHAR) AS eenheid,
    CAST(NULL AS VARCHAR) AS soort,
    CAST(NULL AS VARCHAR) AS keuzes,
    CAST(NULL AS VARCHAR) AS leidend,
    CAST(NULL AS VARCHAR) AS wie,
    CAST(NULL AS DECIMAL(14, 2)) AS hoogstens,
    CAST(NULL AS VARCHAR) AS toelichting,
    CAST(NULL AS VARCHAR) AS bron,
    CAST(NULL AS VARCHAR) AS status,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel
WHERE FALSE
