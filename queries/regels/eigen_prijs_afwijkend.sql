-- The price of a gemeente itself is above zero and near the one of pok/prijzen.csv, which is an assumption. Unit: euro.
SELECT
    d.document, a.blad, a.cel,
    a.gm_code || ', ' || a.doel || ': € ' || CAST(a.waarde AS BIGINT) AS waarde,
    'tussen ' || als_maal(g.onder) || ' en ' || als_maal(g.boven) || ' keer € ' || p.prijs_eur AS verwacht,
    CAST(a.waarde - p.prijs_eur AS BIGINT) AS verschil
FROM mart.antwoord AS a
INNER JOIN staging.doel AS x USING (doel)
INNER JOIN staging.prijs AS p ON p.doel = x.doel AND p.indicator = x.indicator
INNER JOIN staging.drempel AS g ON g.vergelijking = 'opgave_prijs'
INNER JOIN staging.document AS d ON d.bron_id = a.bron_id
WHERE a.indicator = 'prijs_eur' AND buiten_drempel(a.waarde / p.prijs_eur, g.onder, g.boven)
