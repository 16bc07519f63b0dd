-- An answer fits its kind: a number of zero or more without marks of thousands and with as many decimals as the kind has, yes or no,
-- or one of the choices. The template checks its own answers at their cell.
WITH antwoord AS (
    SELECT
        a.bron_id,
        a.blad,
        a.cel,
        a.antwoord,
        coalesce(i.soort, CASE a.indicator WHEN 'prijs_eur' THEN 'bedrag' ELSE 'tekst' END) AS soort,
        list_transform(string_split(i.keuzes, '|'), lambda k: trim(k)) AS keuzes
    FROM staging.antwoord AS a
    LEFT JOIN staging.indicator AS i USING (doel, indicator)
    WHERE a.antwoord IS NOT NULL
)
SELECT
    d.document, a.blad, a.cel, a.antwoord AS waarde,
    CASE
        WHEN a.soort IN ('bedrag', 'aantal') THEN 'een heel getal van nul of meer'
        WHEN a.soort = 'ja_nee' THEN 'ja of nee'
        WHEN a.soort = 'keuze' THEN 'een van: ' || array_to_string(a.keuzes, '; ')
        ELSE 'een getal van nul of meer, hooguit twee decimalen'
    END AS verwacht,
    NULL AS verschil
FROM antwoord AS a
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    NOT CASE
        WHEN a.soort IN ('bedrag', 'aantal') THEN regexp_full_match(a.antwoord, '[0-9]{1,13}')
        WHEN a.soort IN ('fte', 'uren', 'verhouding') THEN regexp_full_match(a.antwoord, '[0-9]{1,13}(,[0-9]{1,2})?')
        WHEN a.soort = 'ja_nee' THEN a.antwoord IN ('ja', 'nee')
        WHEN a.soort = 'keuze' THEN list_contains(a.keuzes, a.antwoord)
        ELSE TRUE
    END
