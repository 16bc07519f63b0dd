-- Which gemeenten gave a return, and why not. Grain: gm_code of the year's indeling. Parameters: $jaar, $met_voorbeeld.
-- zoektekst: name and province without accents and punctuation, to search in.
-- toestand: 'opgave', 'voorbeeld' (only made-up returns), 'ondergrens' (Iv3 has salarissen), 'niet opgegeven'.
WITH
opgave AS (
    SELECT
        o.gm_code,
        count(o.waarde) AS aantal_waarden,
        bool_and(o.status = 'voorbeeld') AS is_voorbeeld,
        string_agg(DISTINCT o.reden, ', ' ORDER BY o.reden) AS redenen
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar AND ($met_voorbeeld OR o.status <> 'voorbeeld')
    GROUP BY o.gm_code
),
ondergrens AS (
    SELECT DISTINCT c.gm_code
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'iv3' AND year(c.peildatum) = $jaar AND c.waarde > 0
),
ontvanger AS (
    SELECT t.gm_code, CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar
    GROUP BY t.gm_code
)
SELECT
    v.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    g.naam_sorteer || ' ' || zoeknaam(g.provincie) AS zoektekst,
    v.toegewezen_eur,
    coalesce(o.aantal_waarden, 0) AS aantal_waarden,
    CASE
        WHEN o.is_voorbeeld THEN 'voorbeeld'
        WHEN o.gm_code IS NOT NULL THEN 'opgave'
        WHEN b.gm_code IS NOT NULL THEN 'ondergrens'
        ELSE 'niet opgegeven'
    END AS toestand,
    CASE WHEN o.gm_code IS NULL THEN 'niet opgegeven' ELSE o.redenen END AS reden
FROM ontvanger AS v
INNER JOIN mart.gemeente_jaar AS g USING (gm_code)
LEFT JOIN opgave AS o USING (gm_code)
LEFT JOIN ondergrens AS b USING (gm_code)
WHERE g.uitkeringsjaar = $jaar
ORDER BY g.naam_sorteer
