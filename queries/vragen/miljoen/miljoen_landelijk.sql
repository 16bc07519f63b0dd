-- What a million in the algemene uitkering or in a cluster does nationally: how many receive, and who receives most.
-- Grain: bestemming. Unit: whole euro. Parameters: $circulaire, $jaar.
WITH naam AS (
    SELECT g.gm_code, arg_max(g.naam, g.indeling_jaar) AS naam
    FROM kern.gemeente AS g
    GROUP BY g.gm_code
)
SELECT
    m.bestemming,
    CAST(sum(m.bedrag_eur) AS BIGINT) AS totaal_eur,
    count(*) FILTER (WHERE m.bedrag_eur > 0) AS ontvangers,
    list(n.naam ORDER BY m.bedrag_eur DESC, m.gm_code)[:3] AS grootste_namen,
    list(m.gm_code ORDER BY m.bedrag_eur DESC, m.gm_code)[:3] AS grootste_codes,
    list(m.bedrag_eur ORDER BY m.bedrag_eur DESC, m.gm_code)[:3] AS grootste_eur,
    max(m.reden) AS reden
FROM mart.miljoen AS m
INNER JOIN naam AS n USING (gm_code)
LEFT JOIN staging.cluster AS k ON k.cluster = m.bestemming
WHERE m.circulaire = $circulaire AND m.uitkeringsjaar = $jaar
GROUP BY m.bestemming, k.volgorde
ORDER BY coalesce(k.volgorde, 0)
