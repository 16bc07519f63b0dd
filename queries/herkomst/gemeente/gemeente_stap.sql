-- How the inhabitants of mart.gemeente come about. Grain: indeling_jaar, gm_code, stap, volgorde. Unit: persons.
WITH
deel AS NOT MATERIALIZED (
    SELECT g.indeling_jaar, g.gm_code, i.gm_code AS deel_code, i.jaar, i.inwoners, i.status
    FROM mart.gemeente AS g
    INNER JOIN kern.hercodering AS h
        ON h.peildatum_van = make_date(g.inwoners_jaar, 1, 1) AND h.peildatum_naar = make_date(g.indeling_jaar, 1, 1) AND h.gm_code = g.gm_code
    INNER JOIN kern.inwoners AS i ON i.jaar = g.inwoners_jaar AND i.gm_code = h.gm_code_van
),
som AS NOT MATERIALIZED (
    SELECT
        d.indeling_jaar,
        d.gm_code,
        list(CAST(d.inwoners AS VARCHAR) ORDER BY d.deel_code) AS getallen,
        zwakste(d.status) AS status,
        count(*) AS delen
    FROM deel AS d
    GROUP BY d.indeling_jaar, d.gm_code
)
SELECT d.indeling_jaar, d.gm_code, 'inwoners' AS kolom,
    unnest(stap(
        1, 'Inwoners van ' || d.deel_code || ' op 1 januari ' || d.jaar, d.inwoners, d.status, volgorde := -d.inwoners,
        eenheid := 'inwoners'
    ))
FROM deel AS d
UNION ALL
SELECT g.indeling_jaar, g.gm_code, 'inwoners' AS kolom,
    unnest(stap(
        2,
        CASE
            WHEN g.inwoners IS NULL THEN 'Van deze gemeente zijn geen inwoners bekend'
            WHEN s.delen > 1 THEN 'Heringedeelde gemeenten opgeteld'
            ELSE 'Overgenomen uit de bron'
        END,
        g.inwoners,
        zwakste_van(s.status, CASE WHEN s.delen > 1 OR g.inwoners_jaar <> g.indeling_jaar THEN 'afgeleid' ELSE 'gepubliceerd' END),
        eenheid := 'inwoners', formule := optelling(s.delen),
        getallen := CASE WHEN s.delen > 1 THEN list_append(s.getallen, CAST(g.inwoners AS VARCHAR)) END, is_uitkomst := TRUE
    ))
FROM mart.gemeente AS g
LEFT JOIN som AS s USING (indeling_jaar, gm_code)
