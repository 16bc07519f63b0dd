-- How herkomst.inwoners comes about. Grain: uitkeringsjaar, gm_code, kolom, stap, volgorde. Unit: persons.
WITH
kant AS NOT MATERIALIZED (
    SELECT
        g.uitkeringsjaar,
        g.gm_code,
        k.kolom,
        g.indeling_peildatum,
        CASE k.kolom WHEN 'inwoners' THEN g.inwoners ELSE g.inwoners_indeling END AS inwoners,
        CASE k.kolom WHEN 'inwoners' THEN g.inwoners_jaar ELSE g.inwoners_indeling_jaar END AS inwoners_jaar
    FROM herkomst.inwoners AS g
    CROSS JOIN (VALUES ('inwoners'), ('inwoners_indeling')) AS k (kolom)
),
deel AS NOT MATERIALIZED (
    SELECT k.uitkeringsjaar, k.gm_code, k.kolom, i.gm_code AS deel_code, i.jaar, i.inwoners, i.status
    FROM kant AS k
    INNER JOIN kern.hercodering AS h
        ON h.peildatum_van = make_date(k.inwoners_jaar, 1, 1) AND h.peildatum_naar = k.indeling_peildatum AND h.gm_code = k.gm_code
    INNER JOIN kern.inwoners AS i ON i.jaar = k.inwoners_jaar AND i.gm_code = h.gm_code_van
),
som AS NOT MATERIALIZED (
    SELECT
        d.uitkeringsjaar,
        d.gm_code,
        d.kolom,
        list(CAST(d.inwoners AS VARCHAR) ORDER BY d.deel_code) AS getallen,
        zwakste(d.status) AS status,
        count(*) AS delen
    FROM deel AS d
    GROUP BY d.uitkeringsjaar, d.gm_code, d.kolom
)
SELECT d.uitkeringsjaar, d.gm_code, d.kolom,
    unnest(stap(
        1, 'Inwoners van ' || d.deel_code || ' op 1 januari ' || d.jaar, d.inwoners, d.status, volgorde := -d.inwoners,
        eenheid := 'inwoners'
    ))
FROM deel AS d
UNION ALL
SELECT k.uitkeringsjaar, k.gm_code, k.kolom,
    unnest(stap(
        2,
        CASE
            WHEN k.inwoners IS NULL THEN 'Van deze gemeente zijn geen inwoners bekend'
            WHEN s.delen > 1 THEN 'Heringedeelde gemeenten opgeteld'
            ELSE 'Overgenomen uit de bron'
        END,
        k.inwoners,
        zwakste_van(s.status, CASE WHEN s.delen > 1 OR k.inwoners_jaar <> k.uitkeringsjaar THEN 'afgeleid' ELSE 'gepubliceerd' END),
        eenheid := 'inwoners', formule := optelling(s.delen),
        getallen := CASE WHEN s.delen > 1 THEN list_append(s.getallen, CAST(k.inwoners AS VARCHAR)) END, is_uitkomst := TRUE
    ))
FROM kant AS k
LEFT JOIN som AS s USING (uitkeringsjaar, gm_code, kolom)
