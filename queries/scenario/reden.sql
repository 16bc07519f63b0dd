-- Why the gemeenten of scenario.uiterste gain or lose: the part of the keys that explains most of their difference.
-- Grain: uitkeringsjaar, kant, gm_code. Unit: euro in two decimals; shares in 1/1,000,000 of the country.
-- A key is money for its parts: of every euro by uitkeringsbasis, a maatstaf gets what it has in the national basis. A
-- scenario moves money from parts to parts; for a gemeente each counts (its share of the part − its share of inhabitants)
-- × the money moved. With a change of the total by inhabitants, what limits do (grens or afronding) and the ingroei, these
-- add up to the difference; the largest of the same sign is the reason. Weights are cut at 4 decimals: this explains, it
-- does not allocate.
WITH
geld AS (
    SELECT s.uitkeringsjaar, s.soort, s.naam, s.sleutel_circulaire, s.sleutel_jaar, s.bedrag_eur
    FROM scenario.deel AS s
    UNION ALL
    SELECT b.uitkeringsjaar, b.soort, b.naam, b.sleutel_circulaire, b.sleutel_jaar, -b.bedrag_eur
    FROM basis.deel AS b
),
verplaatst AS (
    SELECT
        row_number() OVER (ORDER BY g.uitkeringsjaar, g.soort, g.naam, g.sleutel_circulaire, g.sleutel_jaar) AS nummer,
        g.uitkeringsjaar,
        g.soort,
        g.naam,
        g.sleutel_circulaire,
        g.sleutel_jaar,
        CAST(sum(g.bedrag_eur) AS HUGEINT) AS delta_eur
    FROM geld AS g
    GROUP BY g.uitkeringsjaar, g.soort, g.naam, g.sleutel_circulaire, g.sleutel_jaar
    HAVING sum(g.bedrag_eur) <> 0
),
geraakt AS (
    SELECT x.uitkeringsjaar, count(*) AS delen
    FROM (
        (SELECT s.uitkeringsjaar, s.regel, s.deel, s.soort, s.naam, s.bedrag_eur, s.sleutel_circulaire, s.sleutel_jaar FROM scenario.deel AS s
        EXCEPT
        SELECT b.uitkeringsjaar, b.regel, b.deel, b.soort, b.naam, b.bedrag_eur, b.sleutel_circulaire, b.sleutel_jaar FROM basis.deel AS b)
        UNION ALL
        (SELECT b.uitkeringsjaar, b.regel, b.deel, b.soort, b.naam, b.bedrag_eur, b.sleutel_circulaire, b.sleutel_jaar FROM basis.deel AS b
        EXCEPT
        SELECT s.uitkeringsjaar, s.regel, s.deel, s.soort, s.naam, s.bedrag_eur, s.sleutel_circulaire, s.sleutel_jaar FROM scenario.deel AS s)
    ) AS x
    GROUP BY x.uitkeringsjaar
),
land AS (
    SELECT k.uitkeringsjaar, CAST(sum(k.inwoners) AS HUGEINT) AS inwoners
    FROM sessie.kenmerk AS k
    GROUP BY k.uitkeringsjaar
),
herkomst AS (
    SELECT u.uitkeringsjaar, u.gm_code, h.peildatum_van, h.gm_code_van
    FROM scenario.uiterste AS u
    INNER JOIN staging.jaar AS j ON j.uitkeringsjaar = u.uitkeringsjaar
    INNER JOIN kern.hercodering AS h ON h.peildatum_naar = j.indeling_peildatum AND h.gm_code = u.gm_code
),
bron AS (
    SELECT
        v.nummer,
        v.uitkeringsjaar,
        v.soort,
        v.naam,
        v.sleutel_circulaire,
        v.sleutel_jaar,
        coalesce(c.indeling_peildatum, make_date(v.sleutel_jaar, 1, 1)) AS peildatum_van,
        CASE v.soort WHEN 'uitkeringsbasis' THEN 'totaal' WHEN 'cluster' THEN lower(v.naam) END AS cluster
    FROM verplaatst AS v
    LEFT JOIN kern.circulaire AS c ON c.circulaire = v.sleutel_circulaire AND c.uitkeringsjaar = v.sleutel_jaar
),
bestanddeel AS (
    SELECT b.nummer, l.maatstaf AS bestanddeel, l.landelijk
    FROM bron AS b
    INNER JOIN sessie.landelijk_bestanddeel AS l
        ON l.circulaire = b.sleutel_circulaire AND l.uitkeringsjaar = b.sleutel_jaar AND lower(l.cluster) = b.cluster
    UNION ALL
    SELECT b.nummer, b.naam AS bestanddeel, CAST(round(sum(v.volume), 4) * 10000 AS HUGEINT) AS landelijk
    FROM bron AS b
    INNER JOIN kern.volume AS v
        ON v.circulaire = b.sleutel_circulaire AND v.uitkeringsjaar = b.sleutel_jaar AND v.maatstaf = b.naam
    WHERE b.soort = 'maatstaf'
    GROUP BY b.nummer, b.naam
    UNION ALL
    SELECT b.nummer, b.naam AS bestanddeel, CAST(sum(u.bedrag_eur) * 10000 AS HUGEINT) AS landelijk
    FROM bron AS b
    INNER JOIN kern.uitkering AS u
        ON u.circulaire = b.sleutel_circulaire AND u.uitkeringsjaar = b.sleutel_jaar AND lower(u.uitkering) = lower(b.naam) AND u.soort = 'du'
    WHERE b.soort = 'du'
    GROUP BY b.nummer, b.naam
    UNION ALL
    SELECT b.nummer, 'inwoners' AS bestanddeel, CAST(sum(i.inwoners) * 10000 AS HUGEINT) AS landelijk
    FROM bron AS b
    INNER JOIN kern.inwoners AS i ON i.jaar = b.sleutel_jaar
    WHERE b.soort = 'inwoners'
    GROUP BY b.nummer, b.naam
    UNION ALL
    SELECT b.nummer, 'gelijk' AS bestanddeel, CAST(count(*) * 10000 AS HUGEINT) AS landelijk
    FROM bron AS b
    INNER JOIN kern.indeling_gemeente AS g ON g.uitkeringsjaar = b.uitkeringsjaar
    WHERE b.soort = 'gelijk'
    GROUP BY b.nummer, b.naam
),
eigen AS (
    SELECT b.nummer, v.maatstaf AS bestanddeel, h.gm_code, CAST(round(sum(v.volume * e.bedrag_per_eenheid_eur), 4) * 10000 AS HUGEINT) AS eigen
    FROM bron AS b
    INNER JOIN herkomst AS h ON h.uitkeringsjaar = b.uitkeringsjaar AND h.peildatum_van = b.peildatum_van
    INNER JOIN kern.volume AS v
        ON v.circulaire = b.sleutel_circulaire AND v.uitkeringsjaar = b.sleutel_jaar AND v.gm_code = h.gm_code_van
    INNER JOIN kern.bedrag_per_eenheid AS e
        ON e.circulaire = v.circulaire AND e.uitkeringsjaar = v.uitkeringsjaar AND e.maatstaf = v.maatstaf AND lower(e.cluster) = b.cluster
    GROUP BY b.nummer, v.maatstaf, h.gm_code
    UNION ALL
    SELECT b.nummer, b.naam AS bestanddeel, h.gm_code, CAST(round(sum(v.volume), 4) * 10000 AS HUGEINT) AS eigen
    FROM bron AS b
    INNER JOIN herkomst AS h ON h.uitkeringsjaar = b.uitkeringsjaar AND h.peildatum_van = b.peildatum_van
    INNER JOIN kern.volume AS v
        ON v.circulaire = b.sleutel_circulaire AND v.uitkeringsjaar = b.sleutel_jaar AND v.gm_code = h.gm_code_van AND v.maatstaf = b.naam
    WHERE b.soort = 'maatstaf'
    GROUP BY b.nummer, b.naam, h.gm_code
    UNION ALL
    SELECT b.nummer, b.naam AS bestanddeel, h.gm_code, CAST(sum(u.bedrag_eur) * 10000 AS HUGEINT) AS eigen
    FROM bron AS b
    INNER JOIN herkomst AS h ON h.uitkeringsjaar = b.uitkeringsjaar AND h.peildatum_van = b.peildatum_van
    INNER JOIN kern.uitkering AS u
        ON u.circulaire = b.sleutel_circulaire AND u.uitkeringsjaar = b.sleutel_jaar AND u.gm_code = h.gm_code_van AND lower(u.uitkering) = lower(b.naam) AND u.soort = 'du'
    WHERE b.soort = 'du'
    GROUP BY b.nummer, b.naam, h.gm_code
    UNION ALL
    SELECT b.nummer, 'inwoners' AS bestanddeel, h.gm_code, CAST(sum(i.inwoners) * 10000 AS HUGEINT) AS eigen
    FROM bron AS b
    INNER JOIN herkomst AS h ON h.uitkeringsjaar = b.uitkeringsjaar AND h.peildatum_van = b.peildatum_van
    INNER JOIN kern.inwoners AS i ON i.jaar = b.sleutel_jaar AND i.gm_code = h.gm_code_van
    WHERE b.soort = 'inwoners'
    GROUP BY b.nummer, b.naam, h.gm_code
    UNION ALL
    SELECT b.nummer, 'gelijk' AS bestanddeel, u.gm_code, CAST(10000 AS HUGEINT) AS eigen
    FROM bron AS b
    INNER JOIN scenario.uiterste AS u ON u.uitkeringsjaar = b.uitkeringsjaar
    WHERE b.soort = 'gelijk'
),
geheel AS (
    SELECT b.nummer, b.bestanddeel, b.landelijk, sum(b.landelijk) OVER (PARTITION BY b.nummer) AS totaal
    FROM bestanddeel AS b
),
per_bron AS (
    SELECT
        u.uitkeringsjaar,
        u.gm_code,
        g.bestanddeel,
        CASE WHEN v.soort IN ('uitkeringsbasis', 'cluster', 'maatstaf') THEN 'maatstaf' ELSE v.soort END AS soort,
        v.delta_eur * 100 * (coalesce(e.eigen, 0) * l.inwoners - g.landelijk * u.inwoners) // (g.totaal * l.inwoners) AS bijdrage_cent,
        v.delta_eur * g.landelijk // g.totaal AS verplaatst_eur,
        coalesce(e.eigen, 0) * 1000000 // g.landelijk AS aandeel,
        u.inwoners * CAST(1000000 AS HUGEINT) // l.inwoners AS aandeel_inwoners
    FROM scenario.uiterste AS u
    INNER JOIN land AS l ON l.uitkeringsjaar = u.uitkeringsjaar
    INNER JOIN verplaatst AS v ON v.uitkeringsjaar = u.uitkeringsjaar
    INNER JOIN geheel AS g ON g.nummer = v.nummer
    LEFT JOIN eigen AS e ON e.nummer = v.nummer AND e.gm_code = u.gm_code AND e.bestanddeel = g.bestanddeel
    WHERE g.landelijk > 0
),
verklaring AS (
    SELECT
        p.uitkeringsjaar,
        p.gm_code,
        p.soort,
        p.bestanddeel,
        sum(p.bijdrage_cent) AS bijdrage_cent,
        sum(p.verplaatst_eur) AS verplaatst_eur,
        arg_max(p.aandeel, abs(p.verplaatst_eur)) AS aandeel,
        any_value(p.aandeel_inwoners) AS aandeel_inwoners
    FROM per_bron AS p
    GROUP BY p.uitkeringsjaar, p.gm_code, p.soort, p.bestanddeel
    UNION ALL
    SELECT
        u.uitkeringsjaar,
        u.gm_code,
        'totaal' AS soort,
        NULL AS bestanddeel,
        sum(v.delta_eur) * 100 * u.inwoners // any_value(l.inwoners) AS bijdrage_cent,
        sum(v.delta_eur) AS verplaatst_eur,
        NULL AS aandeel,
        u.inwoners * CAST(1000000 AS HUGEINT) // any_value(l.inwoners) AS aandeel_inwoners
    FROM scenario.uiterste AS u
    INNER JOIN land AS l ON l.uitkeringsjaar = u.uitkeringsjaar
    INNER JOIN verplaatst AS v ON v.uitkeringsjaar = u.uitkeringsjaar
    GROUP BY u.uitkeringsjaar, u.gm_code, u.inwoners
    UNION ALL
    SELECT u.uitkeringsjaar, u.gm_code, 'ingroei' AS soort, NULL AS bestanddeel, u.verschil_ingroei_eur * 100 AS bijdrage_cent, NULL AS verplaatst_eur, NULL AS aandeel, NULL AS aandeel_inwoners
    FROM scenario.uiterste AS u
),
met_rest AS (
    SELECT v.uitkeringsjaar, v.gm_code, v.soort, v.bestanddeel, v.bijdrage_cent, v.verplaatst_eur, v.aandeel, v.aandeel_inwoners
    FROM verklaring AS v
    UNION ALL
    SELECT
        u.uitkeringsjaar,
        u.gm_code,
        CASE WHEN abs(u.verschil_eur * 100 - sum(v.bijdrage_cent)) <= 100 * any_value(coalesce(g.delen, 0)) THEN 'afronding' ELSE 'grens' END AS soort,
        NULL AS bestanddeel,
        u.verschil_eur * 100 - sum(v.bijdrage_cent) AS bijdrage_cent,
        NULL AS verplaatst_eur,
        NULL AS aandeel,
        NULL AS aandeel_inwoners
    FROM scenario.uiterste AS u
    INNER JOIN verklaring AS v ON v.uitkeringsjaar = u.uitkeringsjaar AND v.gm_code = u.gm_code
    LEFT JOIN geraakt AS g ON g.uitkeringsjaar = u.uitkeringsjaar
    GROUP BY u.uitkeringsjaar, u.gm_code, u.verschil_eur
)
SELECT
    u.uitkeringsjaar,
    u.kant,
    u.rang,
    u.gm_code,
    u.naam,
    u.inwoners,
    u.basis_eur,
    u.scenario_eur,
    u.verschil_eur,
    u.verschil_eur_per_inwoner,
    u.verschil_ingroei_eur,
    m.soort AS reden_soort,
    coalesce(s.naam, m.bestanddeel) AS reden_bestanddeel,
    CAST(CAST(m.bijdrage_cent AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS reden_bijdrage_eur,
    CAST(m.verplaatst_eur AS BIGINT) AS reden_verplaatst_eur,
    CAST(m.aandeel AS BIGINT) AS reden_aandeel_miljoenste,
    CAST(m.aandeel_inwoners AS BIGINT) AS reden_inwoners_miljoenste
FROM scenario.uiterste AS u
INNER JOIN met_rest AS m ON m.uitkeringsjaar = u.uitkeringsjaar AND m.gm_code = u.gm_code AND sign(m.bijdrage_cent) = sign(u.verschil_eur)
LEFT JOIN staging.maatstaf AS s ON m.soort = 'maatstaf' AND s.code = m.bestanddeel
QUALIFY
    row_number() OVER (
        PARTITION BY u.uitkeringsjaar, u.gm_code ORDER BY abs(m.bijdrage_cent) DESC, m.soort ASC, m.bestanddeel ASC
    ) = 1
ORDER BY u.uitkeringsjaar, u.kant DESC, u.rang
