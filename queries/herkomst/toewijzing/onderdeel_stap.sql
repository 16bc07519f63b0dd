-- How herkomst.onderdeel comes about: volume × amount per unit, for each gemeente of the source. Unit: that of the basis.
-- Grain: uitkeringsjaar, regel, deel, onderdeel, gm_code, stap, volgorde.
SELECT g.uitkeringsjaar, g.doel, g.vorm, g.regel, g.deel, g.onderdeel, g.gm_code, 'gewicht' AS kolom,
    unnest(stap(
        1,
        CASE WHEN g.bedrag_eur IS NULL THEN 'Overgenomen uit de bron' ELSE 'Volume × bedrag per eenheid' END
        || CASE WHEN g.deel_code <> g.gm_code THEN ', ' || g.deel_code ELSE '' END,
        g.gewicht, 'afgeleid', volgorde := g.deel_code, eenheid := 'gewicht',
        formule := CASE WHEN g.bedrag_eur IS NOT NULL THEN '{} × {} = {}' END,
        getallen := CASE WHEN g.bedrag_eur IS NOT NULL THEN getallen(g.hoeveelheid, g.bedrag_eur, g.gewicht) END
    ))
FROM herkomst.gewicht AS g
WHERE NOT g.is_ingroeibasis
UNION ALL
SELECT o.uitkeringsjaar, o.doel, o.vorm, o.regel, o.deel, o.onderdeel, o.gm_code, 'gewicht' AS kolom,
    unnest(stap(2, 'Gewicht van dit onderdeel', o.gewicht, 'afgeleid', volgorde := '', eenheid := 'gewicht', is_uitkomst := TRUE))
FROM herkomst.onderdeel AS o
