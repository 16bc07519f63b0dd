-- Why the gemeenten of scenario.uiterste gain or lose: the part of the keys that explains most of their difference.
-- Grain: uitkeringsjaar, kant, gm_code. Unit: euro in two decimals; shares in 1/1,000,000 of the country.
-- A key is money for its parts: of every euro by uitkeringsbasis, a maatstaf gets what it has in the national basis. A
-- scenario moves money from parts to parts; for a gemeente each counts (its share of the part − its share of inhabitants)
-- × the money moved. With a change of the total by inhabitants, what limits do (grens or afronding) and the ingroei, these
-- add up to the difference without money for a whole region; the largest of the same sign is the reason. Weights are cut at 4 decimals: this explains, it
-- does not allocate.
WITH
geld AS (
    SELECT s.uitkeringsjaar, s.soort, s.grondslag, s.bron, s.regel, s.deel, s.bedrag_eur
    FROM scenario.deel AS s
    INNER JOIN scenario.regel AS r USING (uitkeringsjaar, regel)
    ANTI JOIN sessie.regionaal AS z ON z.uitkeringsjaar = r.uitkeringsjaar AND z.doel = r.doel
    UNION ALL
    SELECT b.uitkeringsjaar, b.soort, b.grondslag, b.bron, b.regel, b.deel, -b.bedrag_eur
    FROM basis.deel AS b
    INNER JOIN basis.regel AS r USING (uitkeringsjaar, regel)
    ANTI JOIN sessie.regionaal AS z ON z.uitkeringsjaar = r.uitkeringsjaar AND z.doel = r.doel
),
geraakt AS (
    SELECT x.uitkeringsjaar, count(*) AS delen
    FROM (
        SELECT g.uitkeringsjaar
        FROM geld AS g
        GROUP BY g.uitkeringsjaar, g.regel, g.deel, g.grondslag, g.bron
        HAVING sum(g.bedrag_eur) <> 0
    ) AS x
    GROUP BY x.uitkeringsjaar
),
verplaatst AS (
    SELECT g.uitkeringsjaar, g.soort, g.grondslag, g.bron, CAST(sum(g.bedrag_eur) AS HUGEINT) AS delta_eur
    FROM geld AS g
    GROUP BY g.uitkeringsjaar, g.soort, g.grondslag, g.bron
    HAVING sum(g.bedrag_eur) <> 0
),
land AS (
    SELECT k.uitkeringsjaar, CAST(sum(k.inwoners) AS HUGEINT) AS inwoners
    FROM sessie.kenmerk AS k
    GROUP BY k.uitkeringsjaar
),
herkomst AS (
    SELECT u.uitkeringsjaar, u.gm_code, h.peildatum_van, h.gm_code_van
    FROM scenario.uiterste AS u
    INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
    INNER JOIN kern.hercodering AS h ON h.peildatum_naar = j.indeling_peildatum AND h.gm_code = u.gm_code
),
nummer AS (
    SELECT DISTINCT t.nummer
    FROM verplaatst AS v
    INNER JOIN sessie.grondslag_totaal AS t USING (grondslag, bron)
),
eigen AS (
    SELECT h.uitkeringsjaar, g.nummer, g.bestanddeel, h.gm_code, CAST(sum(g.gewicht) AS HUGEINT) AS gewicht
    FROM sessie.grondslag_deel AS g
    INNER JOIN herkomst AS h ON h.peildatum_van = g.peildatum AND h.gm_code_van = g.gm_code
    WHERE g.nummer IN (SELECT n.nummer FROM nummer AS n)
    GROUP BY h.uitkeringsjaar, g.nummer, g.bestanddeel, h.gm_code
),
per_bron AS (
    SELECT
        u.uitkeringsjaar,
        u.gm_code,
        t.bestanddeel,
        CASE WHEN v.soort IN ('uitkeringsbasis', 'cluster', 'maatstaf') THEN 'maatstaf' ELSE v.soort END AS soort,
        v.delta_eur * 100 * (coalesce(e.gewicht, 0) * l.inwoners - t.landelijk * u.inwoners) // (t.totaal * l.inwoners) AS bijdrage_cent,
        v.delta_eur * t.landelijk // t.totaal AS verplaatst_eur,
        coalesce(e.gewicht, 0) * 1000000 // t.landelijk AS aandeel,
        u.inwoners * CAST(1000000 AS HUGEINT) // l.inwoners AS aandeel_inwoners
    FROM scenario.uiterste AS u
    INNER JOIN land AS l USING (uitkeringsjaar)
    INNER JOIN verplaatst AS v USING (uitkeringsjaar)
    INNER JOIN sessie.grondslag_totaal AS t USING (grondslag, bron)
    LEFT JOIN eigen AS e
        ON e.uitkeringsjaar = v.uitkeringsjaar AND e.nummer = t.nummer AND e.bestanddeel = t.bestanddeel AND e.gm_code = u.gm_code
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
    UNION ALL BY NAME
    SELECT
        u.uitkeringsjaar,
        u.gm_code,
        'totaal' AS soort,
        sum(v.delta_eur) * 100 * u.inwoners // any_value(l.inwoners) AS bijdrage_cent,
        sum(v.delta_eur) AS verplaatst_eur,
        u.inwoners * CAST(1000000 AS HUGEINT) // any_value(l.inwoners) AS aandeel_inwoners
    FROM scenario.uiterste AS u
    INNER JOIN land AS l USING (uitkeringsjaar)
    INNER JOIN verplaatst AS v USING (uitkeringsjaar)
    GROUP BY u.uitkeringsjaar, u.gm_code, u.inwoners
    UNION ALL BY NAME
    SELECT u.uitkeringsjaar, u.gm_code, 'ingroei' AS soort, u.verschil_ingroei_eur * 100 AS bijdrage_cent
    FROM scenario.uiterste AS u
),
met_rest AS (
    SELECT v.*
    FROM verklaring AS v
    UNION ALL BY NAME
    SELECT
        u.uitkeringsjaar,
        u.gm_code,
        CASE WHEN abs(u.verschil_eigen_eur * 100 - sum(v.bijdrage_cent)) <= 100 * any_value(coalesce(g.delen, 0)) THEN 'afronding' ELSE 'grens' END AS soort,
        u.verschil_eigen_eur * 100 - sum(v.bijdrage_cent) AS bijdrage_cent
    FROM scenario.uiterste AS u
    INNER JOIN verklaring AS v USING (uitkeringsjaar, gm_code)
    LEFT JOIN geraakt AS g USING (uitkeringsjaar)
    GROUP BY u.uitkeringsjaar, u.gm_code, u.verschil_eigen_eur
),
grootste AS (
    SELECT m.*
    FROM met_rest AS m
    INNER JOIN scenario.uiterste AS u USING (uitkeringsjaar, gm_code)
    WHERE sign(m.bijdrage_cent) = sign(u.verschil_eigen_eur)
    QUALIFY
        row_number() OVER (
            PARTITION BY m.uitkeringsjaar, m.gm_code ORDER BY abs(m.bijdrage_cent) DESC, m.soort ASC, m.bestanddeel ASC
        ) = 1
)
SELECT
    u.*,
    m.soort AS reden_soort,
    coalesce(s.naam, k.naam, m.bestanddeel) AS reden_bestanddeel,
    honderdsten(m.bijdrage_cent) AS reden_bijdrage_eur,
    CAST(m.verplaatst_eur AS BIGINT) AS reden_verplaatst_eur,
    CAST(m.aandeel AS BIGINT) AS reden_aandeel_miljoenste,
    CAST(m.aandeel_inwoners AS BIGINT) AS reden_inwoners_miljoenste
FROM scenario.uiterste AS u
INNER JOIN grootste AS m USING (uitkeringsjaar, gm_code)
LEFT JOIN staging.maatstaf AS s ON m.soort = 'maatstaf' AND s.code = m.bestanddeel
LEFT JOIN staging.kenmerksoort AS k ON m.soort = 'kenmerk' AND k.kenmerk = m.bestanddeel
ORDER BY u.uitkeringsjaar, u.kant DESC, u.rang
