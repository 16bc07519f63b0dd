-- What the keys of one goal consist of, nationally: where its money goes by. Grain: regel, deel, onderdeel. Unit: whole euro
-- (half up), shares in 1/1,000,000: this explains the key, it does not allocate. Parameters: $jaar, $doel.
-- onderdeel is the name, onderdeel_sleutel what it is called in herkomst.onderdeel, code what the rekenbestand calls it (NULL where it has no code).
-- deel_eur: the part of the line. onderdeel_eur: deel_eur × weight of the onderdeel ÷ weight of the part, over recipients.
-- Weights are cut at 4 decimals, so that all of it is whole numbers.
WITH
deel AS (
    SELECT DISTINCT b.regel, b.deel, b.basis, b.te_verdelen_eur AS deel_eur, CAST(round(b.gewicht_totaal, 4) * 10000 AS HUGEINT) AS totaal
    FROM mart.toewijzing_bewijs AS b
    WHERE b.uitkeringsjaar = $jaar AND b.doel = $doel
),
gewicht AS (
    SELECT
        g.regel,
        g.deel,
        g.onderdeel,
        CAST(round(sum(g.gewicht), 4) * 10000 AS HUGEINT) AS gewicht,
        count(DISTINCT g.gm_code) FILTER (WHERE g.gewicht <> 0) AS ontvangers
    FROM herkomst.gewicht AS g
    WHERE g.uitkeringsjaar = $jaar AND g.doel = $doel AND NOT g.is_ingroeibasis
    GROUP BY g.regel, g.deel, g.onderdeel
)
SELECT
    d.regel,
    d.deel,
    d.basis,
    d.deel_eur,
    coalesce(m.naam, regexp_replace(g.onderdeel, '^du ', 'DU ')) AS onderdeel,
    m.code,
    g.onderdeel AS onderdeel_sleutel,
    g.ontvangers,
    CAST(g.gewicht * 1000000 // d.totaal AS BIGINT) AS aandeel_miljoenste,
    CAST((g.gewicht * d.deel_eur * 2 + d.totaal) // (2 * d.totaal) AS BIGINT) AS onderdeel_eur
FROM deel AS d
INNER JOIN gewicht AS g USING (regel, deel)
LEFT JOIN mart.maatstaf AS m ON m.naam || ' (' || m.code || ')' = g.onderdeel
WHERE g.gewicht <> 0
ORDER BY onderdeel_eur DESC, g.regel, g.deel, g.onderdeel
