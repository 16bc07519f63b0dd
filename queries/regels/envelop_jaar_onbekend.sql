-- Every line belongs to a known year.
SELECT d.document, e.blad, e.cel, e.uitkeringsjaar AS waarde, 'een jaar uit pok/jaren.csv' AS verwacht, NULL AS verschil
FROM staging.envelop AS e
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM staging.jaar AS x WHERE x.uitkeringsjaar = e.uitkeringsjaar)
