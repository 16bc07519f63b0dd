-- What is known of a gemeente before it fills in its return. Grain: doel, volgorde. Parameters: $jaar, $gm_code.
-- Unit: euro in bedrag_eur, a count in aantal; soort says what the row is.
SELECT
    d.doel,
    d.naam,
    d.omschrijving,
    d.indicator,
    d.eenheid,
    d.zichtbaarheid_toelichting,
    g.naam AS gemeente,
    g.inwoners,
    g.inwoners_status,
    t.au_eur,
    t.du_eur,
    t.spuk_eur,
    t.toegewezen_eur,
    t.status AS toewijzing_status,
    coalesce(e.prijs_eur, d.prijs_eur) AS prijs_eur,
    CASE WHEN e.prijs_eur IS NULL THEN d.prijs_status ELSE 'uw eigen prijs' END AS prijs_status,
    r.toegewezen_capaciteit,
    r.taakvelden,
    r.lasten_taakveld_eur,
    r.lasten_verslagsoort,
    coalesce(c.is_centrum, FALSE) AS is_centrum
FROM mart.doel AS d
INNER JOIN mart.gemeente AS g ON g.indeling_jaar = $jaar AND g.gm_code = $gm_code
LEFT JOIN (
    SELECT
        w.doel,
        sum(w.bedrag_eur) FILTER (WHERE w.vorm = 'au') AS au_eur,
        sum(w.bedrag_eur) FILTER (WHERE w.vorm = 'du') AS du_eur,
        sum(w.bedrag_eur) FILTER (WHERE w.vorm = 'spuk') AS spuk_eur,
        sum(w.bedrag_eur) AS toegewezen_eur,
        zwakste(w.status) AS status
    FROM mart.toewijzing AS w
    WHERE w.uitkeringsjaar = $jaar AND w.gm_code = $gm_code
    GROUP BY w.doel
) AS t ON t.doel = d.doel
LEFT JOIN mart.realisatie AS r ON r.uitkeringsjaar = $jaar AND r.gm_code = $gm_code AND r.doel = d.doel
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = $jaar AND e.gm_code = $gm_code AND e.doel = d.doel
LEFT JOIN mart.regio_gemeente AS c ON c.uitkeringsjaar = $jaar AND c.gm_code = $gm_code
WHERE d.indicator IS NOT NULL
ORDER BY d.volgorde
