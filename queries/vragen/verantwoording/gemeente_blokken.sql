-- What one gemeente gave for goals together, beside what it was allocated for them. Grain: bundel. Units: column eenheid; whole euro.
-- Parameters: $jaar, $gm, $met_voorbeeld. doelen: their codes with ~ between them. prijs_eur: per unit, where the goals share one.
WITH geld AS (
    SELECT
        b.bundel,
        CAST(sum(r.toegewezen_eur) AS BIGINT) AS toegewezen_eur,
        CASE WHEN count(DISTINCT coalesce(e.prijs_eur, d.prijs_eur)) = 1 AND count(e.prijs_eur) = 0 THEN any_value(d.prijs_eur) END AS prijs_eur
    FROM mart.bundel AS b
    CROSS JOIN unnest(string_split(b.doelen, '~')) AS u (doel)
    INNER JOIN mart.doel AS d ON d.doel = u.doel
    INNER JOIN mart.realisatie AS r ON r.uitkeringsjaar = b.uitkeringsjaar AND r.doel = u.doel AND r.gm_code = $gm
    LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = b.uitkeringsjaar AND e.gm_code = $gm AND e.doel = u.doel
    WHERE b.uitkeringsjaar = $jaar
    GROUP BY b.bundel
)
SELECT
    b.bundel,
    n.naam,
    n.doelen,
    b.peildatum,
    b.eenheid,
    b.waarde,
    b.reden,
    b.besteed_eur,
    b.status,
    b.toelichting,
    g.toegewezen_eur,
    g.prijs_eur,
    b.document,
    b.cel
FROM mart.opgave_blok AS b
INNER JOIN mart.bundel AS n ON n.uitkeringsjaar = b.jaar AND n.bundel = b.bundel
LEFT JOIN geld AS g ON g.bundel = b.bundel
WHERE b.jaar = $jaar AND b.gm_code = $gm AND ($met_voorbeeld OR b.status <> 'voorbeeld')
QUALIFY row_number() OVER (PARTITION BY b.bundel ORDER BY b.peildatum DESC) = 1
ORDER BY b.bundel
