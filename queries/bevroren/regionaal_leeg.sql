-- staging.regionaal of a state from before regions were known: no goal is for a region. Grain: doel.
SELECT
    CAST(NULL AS VARCHAR) AS doel,
    CAST(NULL AS VARCHAR) AS status,
    CAST(NULL AS VARCHAR) AS toelichting,
    CAST(NULL AS VARCHAR) AS bron,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel
WHERE FALSE
