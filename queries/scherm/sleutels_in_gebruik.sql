-- Every key as it is written in the envelope, with the lines that use it. Grain: sleutel. Unit: whole euro (over all years).
SELECT
    e.sleutel,
    list_sort(list(DISTINCT e.uitkeringsjaar)) AS jaren,
    list_sort(list(DISTINCT e.doel)) AS doelen,
    count(*) AS aantal_regels,
    list_sort(list(DISTINCT e.sleutel_circulaire || ' voor ' || e.sleutel_jaar) FILTER (WHERE e.sleutel_circulaire IS NOT NULL)) AS jaargangen,
    list_sort(list(DISTINCT e.sleutel_status) FILTER (WHERE e.sleutel_status IS NOT NULL)) AS statussen
FROM kern.envelop_regel AS e
GROUP BY e.sleutel
ORDER BY count(*) DESC, e.sleutel
