-- A question for the centrumgemeente is answered by one, for its region.
SELECT
    d.document, a.blad, a.cel, a.gm_code || ', ' || a.indicator AS waarde,
    'een antwoord van de centrumgemeente ' || r.centrumgemeente AS verwacht,
    NULL AS verschil
FROM mart.antwoord AS a
INNER JOIN mart.indicator AS i USING (doel, indicator)
INNER JOIN mart.regio_gemeente AS r ON r.uitkeringsjaar = a.jaar AND r.gm_code = a.gm_code
INNER JOIN staging.document AS d ON d.bron_id = a.bron_id
WHERE i.wie = 'centrumgemeente' AND NOT r.is_centrum AND (a.waarde IS NOT NULL OR a.tekst IS NOT NULL)
