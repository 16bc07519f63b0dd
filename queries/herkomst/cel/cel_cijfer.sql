-- The figures that rest directly on a cell of a source document. Grain: bron_id, cel, blad, tabel, kolom, waarden, rol.
-- namen and waarden are the key of the figure; a key column that is left out means the sum over it. kolom is NULL where the
-- cell works through in a figure that cannot be named as a whole. volgorde: 1 the figure itself, 2 what is divided, 3 a key.
WITH
volume AS NOT MATERIALIZED (
    SELECT v.*, m.naam, m.soort
    FROM staging.volume AS v
    INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
),
-- an amount and its key stand in cells of their own
envelop AS NOT MATERIALIZED (
    SELECT e.* EXCLUDE (cel), c.cel
    FROM staging.envelop AS e
    CROSS JOIN unnest([e.cel, e.cel_sleutel]) AS c (cel)
),
-- the parts of lines whose weight takes a cell
sleutel AS NOT MATERIALIZED (
    SELECT d.*, v.bron_id, v.cel, v.blad, v.gedrukt, 'volume van ' || v.naam AS rol
    FROM volume AS v
    INNER JOIN verdeling.gewicht_deel AS d ON d.circulaire = v.circulaire AND d.jaar = v.uitkeringsjaar AND d.deel_code = v.gm_code
    WHERE (d.soort IN ('uitkeringsbasis', 'cluster') AND v.soort = 'uitgaven') OR (d.soort = 'maatstaf' AND d.naam = lower(v.maatstaf))
    UNION ALL BY NAME
    SELECT d.*, u.bron_id, u.cel, u.blad, u.gedrukt, 'bedrag als sleutel' AS rol
    FROM staging.uitkering AS u
    INNER JOIN verdeling.gewicht_deel AS d ON d.circulaire = u.circulaire AND d.jaar = u.uitkeringsjaar AND d.deel_code = u.gm_code
    WHERE d.soort = 'du' AND d.naam = lower(u.uitkering)
    UNION ALL BY NAME
    SELECT d.*, i.bron_id, i.cel, i.blad, i.gedrukt, 'inwoners als sleutel' AS rol
    FROM staging.inwoners AS i
    INNER JOIN verdeling.gewicht_deel AS d ON d.jaar = i.jaar AND d.deel_code = i.gm_code
    WHERE d.soort = 'inwoners'
    UNION ALL BY NAME
    SELECT d.*, k.bron_id, k.cel, k.blad, k.gedrukt, s.naam || ' als sleutel' AS rol
    FROM staging.kenmerk AS k
    INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
    INNER JOIN verdeling.gewicht_deel AS d ON d.jaar = k.jaar AND d.deel_code = k.gm_code AND d.naam = k.kenmerk
    WHERE d.soort = 'kenmerk'
)
SELECT u.bron_id, u.cel, 1 AS volgorde, u.blad, u.gedrukt, 'bedrag' AS rol, 'mart.uitkering' AS tabel, 'bedrag_eur' AS kolom, ['circulaire', 'uitkeringsjaar', 'gm_code', 'uitkering'] AS namen, getallen(u.circulaire, u.uitkeringsjaar, u.gm_code, u.uitkering) AS waarden
FROM staging.uitkering AS u
UNION ALL
SELECT v.bron_id, v.cel, 1, v.blad, v.gedrukt, 'volume van ' || v.naam, 'mart.algemene_uitkering', k.kolom, ['circulaire', 'uitkeringsjaar', 'gm_code'], getallen(v.circulaire, v.uitkeringsjaar, v.gm_code)
FROM volume AS v
INNER JOIN (VALUES ('uitgaven', 'uitkeringsbasis_eur'), ('inkomsten', 'inkomstenmaatstaf_eur'), ('uitgaven', 'algemene_uitkering_eur'), ('inkomsten', 'algemene_uitkering_eur')) AS k (soort, kolom) USING (soort)
UNION ALL
SELECT g.bron_id, g.cel, 1, g.blad, g.gedrukt, 'bedrag per eenheid van ' || g.naam, 'mart.algemene_uitkering', 'algemene_uitkering_eur', ['circulaire', 'uitkeringsjaar'], getallen(g.circulaire, g.uitkeringsjaar)
FROM staging.gewicht AS g
WHERE g.soort = 'maatstaf' AND lower(g.cluster) = 'totaal'
UNION ALL
SELECT g.bron_id, g.cel, 1, g.blad, g.gedrukt, 'bedrag per eenheid van ' || g.naam, 'mart.algemene_uitkering_cluster', 'bedrag_eur', ['circulaire', 'uitkeringsjaar', 'cluster'], getallen(g.circulaire, g.uitkeringsjaar, g.cluster)
FROM staging.gewicht AS g
WHERE g.soort = 'maatstaf' AND lower(g.cluster) <> 'totaal'
UNION ALL
SELECT c.bron_id, c.cel, 1, c.blad, c.gedrukt, 'uitkeringsfactor', 'mart.algemene_uitkering', k.kolom, ['circulaire', 'uitkeringsjaar'], getallen(c.circulaire, c.uitkeringsjaar)
FROM staging.circulaire AS c
CROSS JOIN (VALUES ('uitkeringsfactor'), ('algemene_uitkering_eur')) AS k (kolom)
UNION ALL
SELECT i.bron_id, i.cel, 1, i.blad, i.gedrukt, i.rol, 'mart.besteding', i.kolom, ['boekjaar', 'verslagsoort', 'gm_code', 'taakveld'], getallen(i.boekjaar, i.verslagsoort, i.gm_code, i.taakveld)
FROM herkomst.besteding_cel AS i
UNION ALL
SELECT e.bron_id, e.cel, 1, e.blad, e.gedrukt, 'regel ' || e.regel, 'mart.envelop_regel', k.kolom, ['uitkeringsjaar', 'doel', 'vorm', 'regel'], getallen(e.uitkeringsjaar, e.doel, e.vorm, e.regel)
FROM envelop AS e
CROSS JOIN (VALUES ('bedrag_eur'), ('verdeeld_eur')) AS k (kolom)
UNION ALL
SELECT e.bron_id, e.cel, 2, e.blad, e.gedrukt, 'regel ' || e.regel || ', verdeeld over gemeenten', 'mart.toewijzing', 'bedrag_eur', ['uitkeringsjaar', 'doel', 'vorm'], getallen(e.uitkeringsjaar, e.doel, e.vorm)
FROM envelop AS e
WHERE e.sleutel <> 'geen'
UNION ALL
SELECT g.bron_id, g.cel, 1, g.blad, g.gedrukt, 'inwoners', 'mart.gemeente', 'inwoners', ['indeling_jaar', 'gm_code'], getallen(g.indeling_jaar, g.gm_code)
FROM herkomst.gemeente_cel AS g
UNION ALL
SELECT o.bron_id, k.cel, 1, o.blad, k.gedrukt, 'opgave', 'mart.capaciteit', k.kolom, ['peildatum', 'gm_code', 'doel', 'indicator'], getallen(o.peildatum, o.gm_code, o.doel, o.indicator)
FROM staging.opgave AS o
CROSS JOIN LATERAL (VALUES ('waarde', o.cel, o.gedrukt), ('besteed_eur', o.cel_besteed_eur, o.gedrukt_besteed_eur)) AS k (kolom, cel, gedrukt)
UNION ALL
SELECT p.bron_id, p.cel, 1, p.blad, p.gedrukt, 'prijs per ' || p.eenheid || ' voor ' || p.doel || ': werkt door in de capaciteit die elk bedrag koopt', 'mart.realisatie', NULL, ['doel'], getallen(p.doel)
FROM staging.prijs AS p
UNION ALL
SELECT a.bron_id, a.cel, 1, a.blad, a.gedrukt, 'controletotaal', 'mart.aansluiting', a.kolom, ['code'], getallen(a.code)
FROM herkomst.aansluiting_cel AS a
UNION ALL
SELECT s.bron_id, s.cel, 3, s.blad, s.gedrukt, s.rol, 'mart.toewijzing_bewijs', 'bedrag_eur', ['uitkeringsjaar', 'doel', 'vorm', 'regel', 'deel', 'gm_code'], getallen(s.uitkeringsjaar, s.doel, s.vorm, s.regel, s.deel, s.gm_code)
FROM sleutel AS s
WHERE NOT s.is_ingroeibasis
