-- How the weight of a gemeente in a part of a line comes about. Unit: that of the basis.
-- Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code, kolom, stap, volgorde.
SELECT g.uitkeringsjaar, g.doel, g.vorm, g.regel, g.deel, g.gm_code, 'gewicht' AS kolom,
    unnest(stap(
        1, g.onderdeel || CASE WHEN g.deel_code <> g.gm_code THEN ', ' || g.deel_code ELSE '' END, g.gewicht,
        coalesce(e.sleutel_status, 'afgeleid'), volgorde := -abs(g.gewicht), eenheid := 'gewicht',
        formule := CASE WHEN g.bedrag_eur IS NOT NULL THEN '{} × {} = {}' END,
        getallen := CASE WHEN g.bedrag_eur IS NOT NULL THEN getallen(g.hoeveelheid, g.bedrag_eur, g.gewicht) END
    ))
FROM herkomst.gewicht AS g
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
WHERE NOT g.is_ingroeibasis
UNION ALL BY NAME
FROM herkomst.toewijzing_bewijs_stap AS s
WHERE s.kolom = 'gewicht'
