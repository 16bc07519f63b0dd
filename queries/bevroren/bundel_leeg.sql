-- staging.bundel of a state from before bundles were known: nothing is shared there. Grain: uitkeringsjaar, bundel.
SELECT
    CAST(NULL AS BIGINT) AS uitkeringsjaar,
    CAST(NULL AS VARCHAR) AS bundel,
    CAST(NULL AS VARCHAR) AS naam,
    CAST(NULL AS VARCHAR) AS regels,
    CAST(NULL AS BIGINT) AS bedrag_eur,
    CAST(NULL AS VARCHAR) AS status,
    CAST(NULL AS VARCHAR) AS toelichting,
    CAST(NULL AS VARCHAR) AS bron,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel
WHERE FALSE
