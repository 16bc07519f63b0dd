-- The limit of the ingroei: so much per inhabitant around the published amount. Grain: uitkeringsjaar, regel.
SELECT
    i.uitkeringsjaar,
    'ingroei' AS regel,
    CAST(NULL AS BIGINT) AS minimum_eur,
    CAST(NULL AS BIGINT) AS maximum_eur,
    i.ingroei_eur_per_inwoner
FROM memory.staging.ingroei AS i
