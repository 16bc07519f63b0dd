-- A trait of which nothing says what it is has no name and no unit.
SELECT d.document, k.blad, k.cel, k.kenmerk AS waarde, 'een kenmerk uit gemeenten/kenmerksoorten.csv' AS verwacht, NULL AS verschil
FROM staging.kenmerk AS k
INNER JOIN staging.document AS d ON d.bron_id = k.bron_id
WHERE NOT EXISTS (SELECT 1 FROM staging.kenmerksoort AS s WHERE s.kenmerk = k.kenmerk)
