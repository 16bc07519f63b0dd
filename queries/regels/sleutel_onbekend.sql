-- Every basis of a key exists, and its source was read.
SELECT
    o.document, e.blad, e.cel_sleutel AS cel,
    concat_ws(' ', d.soort || coalesce(':' || d.naam, ''), e.sleutel_circulaire, e.sleutel_jaar) AS waarde,
    'een bestaande basis met een ingelezen bron' AS verwacht,
    NULL AS verschil
FROM staging.sleutel_deel AS d
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS o USING (bron_id)
WHERE
    NOT CASE d.soort
        WHEN 'gelijk' THEN TRUE
        WHEN 'inwoners' THEN EXISTS (SELECT 1 FROM kern.inwoners AS i WHERE i.jaar = e.sleutel_jaar)
        WHEN 'kenmerk' THEN EXISTS (
            SELECT 1
            FROM staging.kenmerk AS k
            INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
            WHERE k.jaar = e.sleutel_jaar AND k.kenmerk = lower(d.naam) AND s.is_aantal = 'ja'
        )
        ELSE
            EXISTS (
                SELECT 1 FROM kern.circulaire AS c WHERE c.circulaire = e.sleutel_circulaire AND c.uitkeringsjaar = e.sleutel_jaar
            )
            AND CASE d.soort
                WHEN 'uitkeringsbasis' THEN TRUE
                WHEN 'cluster' THEN EXISTS (SELECT 1 FROM staging.cluster AS k WHERE lower(k.cluster) = lower(d.naam))
                WHEN 'maatstaf' THEN EXISTS (SELECT 1 FROM staging.maatstaf AS m WHERE lower(m.code) = lower(d.naam))
                WHEN 'du' THEN EXISTS (SELECT 1 FROM staging.uitkering_soort AS u WHERE lower(u.uitkering) = lower(d.naam) AND u.soort = 'du')
                ELSE FALSE
            END
    END
