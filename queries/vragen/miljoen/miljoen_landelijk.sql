-- What a million in the algemene uitkering or in a cluster does nationally: how many receive, and who receives most.
-- Grain: bestemming. Unit: whole euro. Parameters: $circulaire, $jaar.
SELECT
    m.bestemming,
    CAST(sum(m.bedrag_eur) AS BIGINT) AS totaal_eur,
    count(*) FILTER (WHERE m.bedrag_eur > 0) AS ontvangers,
    list(n.naam ORDER BY m.bedrag_eur DESC, m.gm_code)[:3] AS grootste_namen,
    list(m.gm_code ORDER BY m.bedrag_eur DESC, m.gm_code)[:3] AS grootste_codes,
    list(m.bedrag_eur ORDER BY m.bedrag_eur DESC, m.gm_code)[:3] AS grootste_eur,
    max(m.reden) AS reden
FROM mart.miljoen AS m
INNER JOIN mart.gemeente_naam AS n USING (gm_code)
LEFT JOIN mart.cluster AS k ON k.cluster = m.bestemming
WHERE m.circulaire = $circulaire AND m.uitkeringsjaar = $jaar
GROUP BY m.bestemming, k.volgorde
ORDER BY coalesce(k.volgorde, 0)
