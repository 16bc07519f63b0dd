-- The gemeenten on both sides of the last euro of one part of a line: who just gets one, and who just does not.
-- The part is the one of this year with most euros left over. Grain: gm_code. Unit: whole euro. Parameter: $jaar.
WITH
deel AS (
    SELECT
        b.doel,
        b.regel,
        b.deel,
        any_value(b.te_verdelen_eur) AS te_verdelen_eur,
        CAST(sum(b.naar_beneden_eur) AS BIGINT) AS som_naar_beneden_eur,
        CAST(sum(b.extra_eur) AS BIGINT) AS over_eur,
        count(*) AS aantal_gemeenten
    FROM mart.toewijzing_bewijs AS b
    WHERE b.uitkeringsjaar = $jaar AND b.positie = 'vrij'
    GROUP BY b.doel, b.regel, b.deel
    HAVING sum(b.extra_eur) > 0
    ORDER BY over_eur DESC, b.regel, b.deel
    LIMIT 1
)
SELECT
    d.doel,
    x.naam AS doel_naam,
    d.regel,
    d.deel,
    d.te_verdelen_eur,
    d.som_naar_beneden_eur,
    d.over_eur,
    d.aantal_gemeenten,
    b.gm_code,
    g.naam,
    b.rang,
    b.exact_deel,
    b.naar_beneden_eur,
    b.extra_eur,
    b.bedrag_eur
FROM deel AS d
INNER JOIN mart.doel AS x USING (doel)
INNER JOIN mart.toewijzing_bewijs AS b
    ON b.uitkeringsjaar = $jaar AND b.regel = d.regel AND b.deel = d.deel AND b.rang BETWEEN d.over_eur - 1 AND d.over_eur + 2
LEFT JOIN mart.gemeente_naam AS g USING (gm_code)
ORDER BY b.rang
