-- How mart.opgave_blok comes about: as given, for the goals together. Grain: peildatum, gm_code, bundel, kolom.
SELECT b.peildatum, b.gm_code, b.bundel, k.kolom,
    unnest(stap(
        1,
        CASE
            WHEN waarde_van(k.kolom, 'waarde', b.waarde, 'besteed_eur', b.besteed_eur) IS NULL THEN 'Geen cijfer voor de doelen samen'
            ELSE 'Overgenomen uit de opgave van de gemeente, voor de doelen samen; niet verdeeld'
        END,
        waarde_van(k.kolom, 'waarde', b.waarde, 'besteed_eur', b.besteed_eur),
        CASE WHEN waarde_van(k.kolom, 'waarde', b.waarde, 'besteed_eur', b.besteed_eur) IS NOT NULL THEN b.status END,
        eenheid := CASE k.kolom WHEN 'waarde' THEN b.eenheid ELSE 'euro' END, is_uitkomst := TRUE
    ))
FROM mart.opgave_blok AS b
CROSS JOIN (VALUES ('waarde'), ('besteed_eur')) AS k (kolom)
