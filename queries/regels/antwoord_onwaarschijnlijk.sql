-- An answer is not above what can be expected of its question (hoogstens in pok/indicatoren.csv, an agreement).
SELECT
    d.document, a.blad, a.cel,
    a.gm_code || ': ' || CAST(a.waarde AS VARCHAR) || ' ' || a.eenheid AS waarde,
    'hoogstens ' || CAST(i.hoogstens AS VARCHAR) || ' ' || a.eenheid AS verwacht,
    a.waarde - i.hoogstens AS verschil
FROM mart.antwoord AS a
INNER JOIN mart.indicator AS i USING (doel, indicator)
INNER JOIN staging.document AS d ON d.bron_id = a.bron_id
WHERE a.waarde > i.hoogstens
