-- Every key exists, and its source was read.
SELECT
    d.document, e.blad, e.cel,
    concat_ws(' ', e.sleutel, e.sleutel_circulaire, e.sleutel_jaar) AS waarde,
    'een bestaande sleutel met een ingelezen bron' AS verwacht,
    NULL AS verschil
FROM kern.envelop_regel AS e
INNER JOIN staging.document AS d ON d.bron_id = e.bron_id
WHERE
    NOT CASE e.sleutel_soort
        WHEN 'geen' THEN e.sleutel_naam IS NULL
        WHEN 'gelijk' THEN e.sleutel_naam IS NULL
        WHEN 'inwoners' THEN e.sleutel_naam IS NULL AND EXISTS (SELECT 1 FROM kern.inwoners AS i WHERE i.jaar = e.sleutel_jaar)
        ELSE
            EXISTS (
                SELECT 1 FROM kern.circulaire AS c WHERE c.circulaire = e.sleutel_circulaire AND c.uitkeringsjaar = e.sleutel_jaar
            )
            AND CASE e.sleutel_soort
                WHEN 'uitkeringsbasis' THEN e.sleutel_naam IS NULL
                WHEN 'cluster' THEN EXISTS (SELECT 1 FROM staging.cluster AS k WHERE lower(k.cluster) = lower(e.sleutel_naam))
                WHEN 'maatstaf' THEN EXISTS (SELECT 1 FROM staging.maatstaf AS m WHERE m.code = e.sleutel_naam)
                WHEN 'du' THEN EXISTS (SELECT 1 FROM staging.uitkering_soort AS u WHERE lower(u.uitkering) = lower(e.sleutel_naam) AND u.soort = 'du')
                ELSE FALSE
            END
    END
