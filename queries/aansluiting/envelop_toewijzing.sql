-- Every line with a key: the sum over gemeenten against the line, named by goal, form and key. Unit: euro; exact.
SELECT
    'toewijzing-' || e.uitkeringsjaar || '-' || e.regel AS code,
    'Toewijzing ' || e.uitkeringsjaar || ', ' || doel_kort(d.naam) || ', '
    || vorm_kort(e.vorm) || ', naar ' || CASE WHEN m.naam IS NOT NULL THEN m.naam WHEN starts_with(e.sleutel, 'du:') THEN 'DU ' || substr(e.sleutel, 4) ELSE e.sleutel END
    || ': som over gemeenten' AS omschrijving,
    sum(b.bedrag_eur) AS links_eur,
    e.bedrag_eur AS rechts_eur,
    'pok/envelop.csv, cel ' || e.cel AS bron
FROM mart.envelop_regel AS e
INNER JOIN staging.doel AS d USING (doel)
LEFT JOIN staging.maatstaf AS m ON 'maatstaf:' || m.code = e.sleutel
LEFT JOIN mart.toewijzing_bewijs AS b USING (uitkeringsjaar, regel)
WHERE e.sleutel <> 'geen'
GROUP BY e.uitkeringsjaar, e.regel, e.vorm, e.sleutel, e.bedrag_eur, e.cel, d.naam, m.naam
