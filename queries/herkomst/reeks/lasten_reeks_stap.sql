-- How mart.lasten_reeks comes about. Grain: boekjaar, verslagsoort, gm_code, taakveld, kolom, stap, volgorde. Unit: euro; persons.
SELECT r.boekjaar, r.verslagsoort, r.gm_code, r.taakveld, 'lasten_eur' AS kolom,
    unnest(stap(
        1, 'Taakveld ' || r.post || ', overgenomen uit Iv3, daar in duizend euro', r.bedrag_eur, 'gepubliceerd',
        formule := '{} × {} = {}', getallen := getallen(r.bedrag_eur // 1000, '1000', r.bedrag_eur),
        volgorde := CAST(replace(r.post, '.', '') AS INTEGER)
    ))
FROM kern.iv3_reeks AS r
WHERE r.taakveld IS NOT NULL
UNION ALL
SELECT l.boekjaar, l.verslagsoort, l.gm_code, l.taakveld, 'lasten_eur' AS kolom,
    unnest(stap(
        2, CASE WHEN l.aantal_delen > 1 THEN 'De delen van het taakveld opgeteld' ELSE 'De lasten van het taakveld' END,
        l.lasten_eur, l.status, is_uitkomst := TRUE
    ))
FROM mart.lasten_reeks AS l
UNION ALL
SELECT l.boekjaar, l.verslagsoort, l.gm_code, l.taakveld, 'inwoners' AS kolom,
    unnest(stap(
        1, 'Inwoners op 1 januari van het boekjaar', l.inwoners, 'gepubliceerd', eenheid := 'inwoners', is_uitkomst := TRUE
    ))
FROM mart.lasten_reeks AS l
