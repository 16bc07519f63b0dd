-- What each gemeente got of each goal and form. Grain: uitkeringsjaar, doel, vorm, gm_code. Unit: whole euro.
-- status: the weakest of the line, its key and 'afgeleid' (an allocated amount is computed, never printed).
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    t.gm_code,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
    ['gepubliceerd', 'afgeleid', 'aanname', 'voorbeeld'][
        max(
            greatest(
                2,
                list_position(['gepubliceerd', 'afgeleid', 'aanname', 'voorbeeld'], e.status),
                coalesce(list_position(['gepubliceerd', 'afgeleid', 'aanname', 'voorbeeld'], e.sleutel_status), 0)
            )
        )
    ] AS status,
    string_agg(t.sleutel, ' + ' ORDER BY t.regel) AS sleutel,
    string_agg(DISTINCT t.circulaire, ' + ' ORDER BY t.circulaire) AS circulaire
FROM mart.toewijzing_bewijs AS t
INNER JOIN mart.envelop_regel AS e ON e.uitkeringsjaar = t.uitkeringsjaar AND e.regel = t.regel
GROUP BY t.uitkeringsjaar, t.doel, t.vorm, t.gm_code
