-- What an indicator is called: the leading one of a goal by its unit, another question by its text. Grain: indicator.
SELECT d.doel, d.indicator, d.eenheid AS naam
FROM staging.doel AS d
WHERE d.indicator IS NOT NULL
UNION ALL
SELECT i.doel, i.indicator, '‘' || i.vraag || '’' AS naam
FROM mart.indicator AS i
WHERE NOT i.is_leidend
UNION ALL
SELECT '' AS doel, v.indicator, v.naam
FROM (VALUES ('prijs_eur', 'de eigen prijs per eenheid'), ('prijs_bron', 'de bron van de eigen prijs')) AS v (indicator, naam)
