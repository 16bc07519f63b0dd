-- staging.kenmerksoort of a state from before traits were known: there are none. Grain: kenmerk.
SELECT
    CAST(NULL AS VARCHAR) AS kenmerk,
    CAST(NULL AS VARCHAR) AS naam,
    CAST(NULL AS VARCHAR) AS eenheid,
    CAST(NULL AS VARCHAR) AS is_aantal,
    CAST(NULL AS VARCHAR) AS bron,
    CAST(NULL AS VARCHAR) AS toelichting,
    CAST(NULL AS VARCHAR) AS bron_id,
    CAST(NULL AS VARCHAR) AS blad,
    CAST(NULL AS VARCHAR) AS cel
WHERE FALSE
