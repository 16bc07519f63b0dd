-- How mart.besteding comes about. Grain: boekjaar, verslagsoort, gm_code, taakveld, kolom. Unit: euro.
SELECT b.boekjaar, b.verslagsoort, b.gm_code, b.taakveld, k.kolom,
    unnest(stap(
        1,
        CASE
            WHEN x.bedrag_eur IS NULL THEN 'Niet opgegeven: de cel is leeg'
            WHEN b.vorm = 'taakveldtabel' THEN 'Overgenomen uit Iv3, daar in duizend euro'
            ELSE 'De categorieën van het taakveld in de Iv3-levering opgeteld, in hele euro''s'
        END,
        x.bedrag_eur, CASE WHEN x.bedrag_eur IS NOT NULL THEN b.status END,
        formule := CASE WHEN x.bedrag_eur IS NOT NULL AND b.vorm = 'taakveldtabel' THEN '{} × {} = {}' END,
        getallen := CASE
            WHEN x.bedrag_eur IS NOT NULL AND b.vorm = 'taakveldtabel' THEN getallen(x.bedrag_eur // 1000, '1000', x.bedrag_eur)
        END,
        is_uitkomst := TRUE
    ))
FROM mart.besteding AS b
CROSS JOIN (VALUES ('lasten_eur'), ('baten_eur'), ('salarissen_eur')) AS k (kolom)
CROSS JOIN LATERAL (
    SELECT CASE k.kolom WHEN 'lasten_eur' THEN b.lasten_eur WHEN 'baten_eur' THEN b.baten_eur ELSE b.salarissen_eur END AS bedrag_eur
) AS x
