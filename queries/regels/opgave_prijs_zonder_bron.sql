-- A price of the gemeente itself comes with its source.
SELECT d.document, a.blad, a.cel, a.gm_code || ', ' || a.doel AS waarde, 'een bron bij de eigen prijs' AS verwacht, NULL AS verschil
FROM mart.antwoord AS a
INNER JOIN staging.document AS d ON d.bron_id = a.bron_id
ANTI JOIN mart.antwoord AS b
    ON b.peildatum = a.peildatum AND b.gm_code = a.gm_code AND b.doel = a.doel AND b.indicator = 'prijs_bron' AND b.tekst IS NOT NULL
WHERE a.indicator = 'prijs_eur' AND a.waarde IS NOT NULL
