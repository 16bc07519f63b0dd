-- How both sides of mart.aansluiting and their difference come about. Grain: code, kolom, stap, volgorde. Unit: euro.
-- A side that neither follows from figures nor stands in a cell is a constant from a document that is cited, not read.
WITH gevolgd AS NOT MATERIALIZED (
    SELECT i.code, i.kolom
    FROM herkomst.aansluiting_invoer AS i
    UNION
    SELECT c.code, c.kolom
    FROM herkomst.aansluiting_cel AS c
)
SELECT i.code, i.kolom,
    unnest(stap(1, i.omschrijving, NULL, NULL, invoer := i.invoer))
FROM herkomst.aansluiting_invoer AS i
UNION ALL
SELECT a.code, 'verschil_eur' AS kolom,
    unnest(stap(
        1, k.omschrijving, waarde_van(k.kolom, 'links_eur', a.links_eur, 'rechts_eur', a.rechts_eur), 'afgeleid',
        volgorde := k.volgorde, invoer := verwijzing('mart.aansluiting', k.kolom, 'code', a.code)
    ))
FROM mart.aansluiting AS a
CROSS JOIN (VALUES ('links_eur', 1, 'Links'), ('rechts_eur', 2, 'Rechts')) AS k (kolom, volgorde, omschrijving)
UNION ALL
SELECT a.code, k.kolom,
    unnest(stap(
        2,
        CASE k.kolom
            WHEN 'verschil_eur' THEN 'Links min rechts; oordeel: ' || a.oordeel || coalesce('. ' || a.verklaring, '')
            ELSE a.omschrijving || CASE WHEN g.code IS NULL THEN '. Dit bedrag is overgenomen uit een document dat niet is ingelezen, en heeft dus geen broncel: ' ELSE '; bron: ' END || a.bron
        END,
        waarde_van(k.kolom, 'links_eur', a.links_eur, 'rechts_eur', a.rechts_eur, 'verschil_eur', a.verschil_eur),
        CASE WHEN k.kolom = 'rechts_eur' AND c.code IS NOT NULL THEN 'gepubliceerd' ELSE 'afgeleid' END,
        formule := CASE k.kolom WHEN 'verschil_eur' THEN '{} − {} = {}' END,
        getallen := CASE k.kolom WHEN 'verschil_eur' THEN getallen(a.links_eur, a.rechts_eur, a.verschil_eur) END, is_uitkomst := TRUE
    ))
FROM mart.aansluiting AS a
CROSS JOIN (VALUES ('links_eur'), ('rechts_eur'), ('verschil_eur')) AS k (kolom)
LEFT JOIN staging.controletotaal AS c USING (code)
LEFT JOIN gevolgd AS g ON g.code = a.code AND g.kolom = k.kolom
