-- How mart.besteding_vergelijkbaar comes about: the taakvelden of the group added up. Unit: whole euro.
-- Grain: niveau, groep, boekjaar, verslagsoort, gm_code, kolom, stap, volgorde.
SELECT g.niveau, g.groep, b.boekjaar, b.verslagsoort, b.gm_code, k.kolom,
    unnest(stap(
        1, 'Taakveld ' || b.taakveld || ' (' || g.omschrijving || ')',
        waarde_van(k.kolom, 'lasten_eur', b.lasten_eur, 'baten_eur', b.baten_eur, 'salarissen_eur', b.salarissen_eur), b.status,
        volgorde := b.taakveld,
        invoer := verwijzing('mart.besteding', k.kolom, 'boekjaar', b.boekjaar, 'verslagsoort', b.verslagsoort, 'gm_code', b.gm_code, 'taakveld', b.taakveld)
    ))
FROM mart.taakveld_groep AS g
INNER JOIN mart.besteding AS b USING (boekjaar, taakveld)
CROSS JOIN (VALUES ('lasten_eur'), ('baten_eur'), ('salarissen_eur')) AS k (kolom)
UNION ALL
SELECT v.niveau, v.groep, v.boekjaar, v.verslagsoort, v.gm_code, k.kolom,
    unnest(stap(
        2, 'De taakvelden van «' || v.groep_naam || '» opgeteld',
        waarde_van(k.kolom, 'lasten_eur', v.lasten_eur, 'baten_eur', v.baten_eur, 'salarissen_eur', v.salarissen_eur), v.status,
        volgorde := '', is_uitkomst := TRUE
    ))
FROM mart.besteding_vergelijkbaar AS v
CROSS JOIN (VALUES ('lasten_eur'), ('baten_eur'), ('salarissen_eur')) AS k (kolom)
