-- How the weight of a gemeente in a part of a line comes about. Unit: that of the basis.
-- Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code, kolom, stap, volgorde.
SELECT
    g.uitkeringsjaar,
    g.doel,
    g.vorm,
    g.regel,
    g.deel,
    g.gm_code,
    'gewicht' AS kolom,
    1 AS stap,
    -abs(g.gewicht) AS volgorde,
    g.onderdeel || CASE WHEN g.deel_code <> g.gm_code THEN ', ' || g.deel_code ELSE '' END AS omschrijving,
    CASE WHEN g.bedrag_eur IS NOT NULL THEN '{} × {} = {}' END AS formule,
    CASE
        WHEN g.bedrag_eur IS NOT NULL THEN [CAST(g.hoeveelheid AS VARCHAR), CAST(g.bedrag_eur AS VARCHAR), CAST(g.gewicht AS VARCHAR)]
        ELSE CAST([] AS VARCHAR[])
    END AS getallen,
    CAST(g.gewicht AS VARCHAR) AS waarde,
    'gewicht' AS eenheid,
    coalesce(e.sleutel_status, 'afgeleid') AS status,
    CAST(NULL AS VARCHAR) AS invoer,
    FALSE AS is_uitkomst
FROM herkomst.gewicht AS g
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
WHERE NOT g.is_ingroeibasis
UNION ALL
SELECT
    s.uitkeringsjaar,
    s.doel,
    s.vorm,
    s.regel,
    s.deel,
    s.gm_code,
    s.kolom,
    s.stap,
    s.volgorde,
    s.omschrijving,
    s.formule,
    s.getallen,
    s.waarde,
    s.eenheid,
    s.status,
    s.invoer,
    s.is_uitkomst
FROM herkomst.toewijzing_bewijs_stap AS s
WHERE s.kolom = 'gewicht'
