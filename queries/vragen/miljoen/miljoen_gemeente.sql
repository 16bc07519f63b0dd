-- What a million in the algemene uitkering or in a cluster gives one gemeente. Grain: bestemming. Unit: whole euro.
-- Parameters: $circulaire, $jaar, $gm.
SELECT
    m.bestemming,
    m.bedrag_eur,
    CAST(round(CAST(m.bedrag_eur AS DECIMAL(18, 2)) / i.inwoners, 2) AS DECIMAL(18, 2)) AS per_inwoner_eur,
    i.inwoners_jaar,
    (SELECT g.naam FROM mart.gemeente_naam AS g WHERE g.gm_code = $gm) AS gemeente,
    m.reden
FROM mart.miljoen AS m
LEFT JOIN mart.cluster AS k ON k.cluster = m.bestemming
LEFT JOIN mart.betaling AS i USING (circulaire, uitkeringsjaar, gm_code)
WHERE m.circulaire = $circulaire AND m.uitkeringsjaar = $jaar AND m.gm_code = $gm
ORDER BY coalesce(k.volgorde, 0)
