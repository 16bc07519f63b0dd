-- How mart.kengetal_reeks comes about. Grain: boekjaar, verslagsoort, gm_code, kengetal, stap. Unit: euro.
SELECT r.boekjaar, r.verslagsoort, r.gm_code, r.post AS kengetal, 'bedrag_eur' AS kolom,
    unnest(stap(
        1, 'Overgenomen uit Iv3, daar in duizend euro', r.bedrag_eur, 'gepubliceerd',
        formule := '{} × {} = {}', getallen := getallen(r.bedrag_eur // 1000, '1000', r.bedrag_eur), is_uitkomst := TRUE
    ))
FROM kern.iv3_reeks AS r
WHERE r.taakveld IS NULL
