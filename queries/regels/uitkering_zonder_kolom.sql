-- A S/IU/DU line that has a weight row but no column of amounts: the amounts are missing, not zero.
SELECT d.document, g.blad, g.cel, g.naam AS waarde, 'een kolom ' || g.naam || ' in uitkeringen' AS verwacht, NULL AS verschil
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
