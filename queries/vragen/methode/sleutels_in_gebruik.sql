-- Every key as it is written in the envelope, with the lines that use it. Grain: sleutel. Unit: whole euro (over all years).
SELECT
    e.sleutel,
    m.naam AS maatstaf,
    list_sort(list(DISTINCT e.uitkeringsjaar)) AS jaren,
    list_sort(list(DISTINCT e.doel)) AS doelen,
    count(*) AS aantal_regels,
    list_sort(list(DISTINCT c.naam || ' voor ' || e.sleutel_jaar) FILTER (WHERE c.naam IS NOT NULL)) AS jaargangen,
    list_sort(list(DISTINCT e.sleutel_status) FILTER (WHERE e.sleutel_status IS NOT NULL)) AS statussen
FROM mart.envelop_regel AS e
LEFT JOIN mart.sleutelnaam AS m ON m.sleutel = e.sleutel
LEFT JOIN mart.circulaire AS c ON c.circulaire = e.circulaire AND c.uitkeringsjaar = e.sleutel_jaar
GROUP BY e.sleutel, m.naam
ORDER BY count(*) DESC, e.sleutel
