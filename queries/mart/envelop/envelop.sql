-- The €150 million by goal and form. Grain: uitkeringsjaar, doel, vorm. Unit: whole euro.
-- Lines with different keys are summed here (mart.envelop_regel has them apart); status is that of the weakest line.
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
    string_agg(e.sleutel, ' + ' ORDER BY e.regel) AS sleutel,
    zwakste(e.status) AS status,
    string_agg(DISTINCT e.bron, ' | ' ORDER BY e.bron) AS bron,
    CAST(sum(e.verdeeld_eur) AS BIGINT) AS verdeeld_eur,
    CAST(sum(e.niet_verdeeld_eur) AS BIGINT) AS niet_verdeeld_eur,
    count(*) AS aantal_regels
FROM mart.envelop_regel AS e
GROUP BY e.uitkeringsjaar, e.doel, e.vorm
