-- A S/IU/DU line that has a weight row but no column of amounts: the amounts are missing, not zero. One finding per table.
SELECT
    d.document,
    g.blad,
    min(g.cel) AS cel,
    string_agg(g.naam, ', ' ORDER BY g.naam) AS waarde,
    'een kolom in uitkeringen voor ' || CASE WHEN count(*) = 1 THEN any_value(g.naam) ELSE 'elk van deze ' || count(*) END AS verwacht,
    NULL AS verschil
FROM kern.gewicht AS g
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    g.soort = 'uitkering'
    AND g.cluster = 'Totaal'
    AND NOT EXISTS (
        SELECT 1
        FROM kern.uitkering AS u
        WHERE u.circulaire = g.circulaire AND u.uitkeringsjaar = g.uitkeringsjaar AND u.uitkering = g.naam
    )
GROUP BY d.document, g.blad
