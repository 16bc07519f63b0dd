-- An answer is given or the reason why it is not, and not both.
SELECT
    d.document, a.blad, a.cel,
    concat_ws(' / ', a.antwoord, a.reden) AS waarde,
    'een antwoord of een reden, en niet allebei' AS verwacht,
    NULL AS verschil
FROM staging.antwoord AS a
INNER JOIN staging.document AS d USING (bron_id)
WHERE (a.antwoord IS NULL) = (a.reden IS NULL)
