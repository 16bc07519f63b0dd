-- What an indicator is called: the leading one of a goal by its unit, another question by its text. Grain: indicator.
SELECT d.doel, d.indicator, d.eenheid AS naam
FROM staging.doel AS d
WHERE d.indicator IS NOT NULL
UNION ALL
SELECT i.doel, i.indicator, '‘' || i.vraag || '’' AS naam
FROM mart.indicator AS i
WHERE NOT i.is_leidend
