-- The figures that rest directly on one cell of a source document. Grain: blad, tabel, kolom, waarden.
-- namen and waarden are the key of the figure; a key column that is left out means the sum over it. kolom is NULL where the
-- cell works through in a figure that cannot be named as a whole. Parameters: $document, $cel.
WITH
document AS (
    SELECT d.bron_id
    FROM mart.document AS d
    WHERE d.document = $document
),
uitkering AS (
    SELECT u.circulaire, u.uitkeringsjaar, u.gm_code, u.uitkering, u.blad, u.gedrukt
    FROM staging.uitkering AS u
    WHERE u.cel = $cel AND u.bron_id IN (SELECT d.bron_id FROM document AS d)
),
volume AS (
    SELECT v.circulaire, v.uitkeringsjaar, v.gm_code, v.maatstaf, m.naam, m.soort, v.blad, v.gedrukt
    FROM staging.volume AS v
    INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
    WHERE v.cel = $cel AND v.bron_id IN (SELECT d.bron_id FROM document AS d)
),
gewicht AS (
    SELECT g.circulaire, g.uitkeringsjaar, g.soort, g.naam, g.cluster, g.blad, g.gedrukt
    FROM staging.gewicht AS g
    WHERE g.cel = $cel AND g.bron_id IN (SELECT d.bron_id FROM document AS d)
),
inwoners AS (
    SELECT i.jaar, i.gm_code, i.blad, i.gedrukt
    FROM staging.inwoners AS i
    WHERE i.cel = $cel AND i.bron_id IN (SELECT d.bron_id FROM document AS d)
),
envelop AS (
    SELECT e.uitkeringsjaar, e.doel, e.vorm, e.regel, e.sleutel, e.blad, e.gedrukt
    FROM staging.envelop AS e
    WHERE $cel IN (e.cel, e.cel_sleutel) AND e.bron_id IN (SELECT d.bron_id FROM document AS d)
),
opgave AS (
    SELECT o.peildatum, o.gm_code, o.doel, o.indicator, o.blad, o.cel, o.gedrukt, o.gedrukt_besteed_eur
    FROM staging.opgave AS o
    WHERE $cel IN (o.cel, o.cel_besteed_eur) AND o.bron_id IN (SELECT d.bron_id FROM document AS d)
),
-- the parts of lines whose weight takes this cell
sleutel AS (
    SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.gm_code, v.blad, v.gedrukt, 'volume van ' || v.naam AS rol
    FROM volume AS v
    INNER JOIN verdeling.gewicht_deel AS d ON d.circulaire = v.circulaire AND d.jaar = v.uitkeringsjaar AND d.deel_code = v.gm_code
    WHERE
        NOT d.is_ingroeibasis
        AND ((d.soort IN ('uitkeringsbasis', 'cluster') AND v.soort = 'uitgaven') OR (d.soort = 'maatstaf' AND d.naam = lower(v.maatstaf)))
    UNION ALL
    SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.gm_code, u.blad, u.gedrukt, 'bedrag als sleutel' AS rol
    FROM uitkering AS u
    INNER JOIN verdeling.gewicht_deel AS d ON d.circulaire = u.circulaire AND d.jaar = u.uitkeringsjaar AND d.deel_code = u.gm_code
    WHERE NOT d.is_ingroeibasis AND d.soort = 'du' AND d.naam = lower(u.uitkering)
    UNION ALL
    SELECT d.uitkeringsjaar, d.doel, d.vorm, d.regel, d.deel, d.gm_code, i.blad, i.gedrukt, 'inwoners als sleutel' AS rol
    FROM inwoners AS i
    INNER JOIN verdeling.gewicht_deel AS d ON d.jaar = i.jaar AND d.deel_code = i.gm_code
    WHERE NOT d.is_ingroeibasis AND d.soort = 'inwoners'
),
cijfer AS (
    SELECT 1 AS volgorde, u.blad, u.gedrukt, 'bedrag' AS rol, 'mart.uitkering' AS tabel, 'bedrag_eur' AS kolom, ['circulaire', 'uitkeringsjaar', 'gm_code', 'uitkering'] AS namen, [u.circulaire, CAST(u.uitkeringsjaar AS VARCHAR), u.gm_code, u.uitkering] AS waarden
    FROM uitkering AS u
    UNION ALL
    SELECT 1, v.blad, v.gedrukt, 'volume van ' || v.naam, 'mart.algemene_uitkering', k.kolom, ['circulaire', 'uitkeringsjaar', 'gm_code'], [v.circulaire, CAST(v.uitkeringsjaar AS VARCHAR), v.gm_code]
    FROM volume AS v
    INNER JOIN (VALUES ('uitgaven', 'uitkeringsbasis_eur'), ('inkomsten', 'inkomstenmaatstaf_eur'), ('uitgaven', 'algemene_uitkering_eur'), ('inkomsten', 'algemene_uitkering_eur')) AS k (soort, kolom) ON k.soort = v.soort
    UNION ALL
    SELECT 1, g.blad, g.gedrukt, 'bedrag per eenheid van ' || g.naam, 'mart.algemene_uitkering', 'algemene_uitkering_eur', ['circulaire', 'uitkeringsjaar'], [g.circulaire, CAST(g.uitkeringsjaar AS VARCHAR)]
    FROM gewicht AS g
    WHERE g.soort = 'maatstaf' AND lower(g.cluster) = 'totaal'
    UNION ALL
    SELECT 1, g.blad, g.gedrukt, 'bedrag per eenheid van ' || g.naam, 'mart.algemene_uitkering_cluster', 'bedrag_eur', ['circulaire', 'uitkeringsjaar', 'cluster'], [g.circulaire, CAST(g.uitkeringsjaar AS VARCHAR), g.cluster]
    FROM gewicht AS g
    WHERE g.soort = 'maatstaf' AND lower(g.cluster) <> 'totaal'
    UNION ALL
    SELECT 1, c.blad, c.gedrukt, 'uitkeringsfactor', 'mart.algemene_uitkering', k.kolom, ['circulaire', 'uitkeringsjaar'], [c.circulaire, CAST(c.uitkeringsjaar AS VARCHAR)]
    FROM staging.circulaire AS c
    CROSS JOIN (VALUES ('uitkeringsfactor'), ('algemene_uitkering_eur')) AS k (kolom)
    WHERE c.cel = $cel AND c.bron_id IN (SELECT d.bron_id FROM document AS d)
    UNION ALL
    SELECT 1, i.blad, i.gedrukt, i.rol, 'mart.besteding', i.kolom, ['boekjaar', 'verslagsoort', 'gm_code', 'taakveld'], [CAST(i.boekjaar AS VARCHAR), i.verslagsoort, i.gm_code, i.taakveld]
    FROM herkomst.besteding_cel AS i
    WHERE i.cel = $cel AND i.bron_id IN (SELECT d.bron_id FROM document AS d)
    UNION ALL
    SELECT 1, e.blad, e.gedrukt, 'regel ' || e.regel, 'mart.envelop_regel', k.kolom, ['uitkeringsjaar', 'doel', 'vorm', 'regel'], [CAST(e.uitkeringsjaar AS VARCHAR), e.doel, e.vorm, e.regel]
    FROM envelop AS e
    CROSS JOIN (VALUES ('bedrag_eur'), ('verdeeld_eur')) AS k (kolom)
    UNION ALL
    SELECT 2, e.blad, e.gedrukt, 'regel ' || e.regel || ', verdeeld over gemeenten', 'mart.toewijzing', 'bedrag_eur', ['uitkeringsjaar', 'doel', 'vorm'], [CAST(e.uitkeringsjaar AS VARCHAR), e.doel, e.vorm]
    FROM envelop AS e
    WHERE e.sleutel <> 'geen'
    UNION ALL
    SELECT 1, g.blad, i.gedrukt, 'inwoners', 'mart.gemeente', 'inwoners', ['indeling_jaar', 'gm_code'], [CAST(g.indeling_jaar AS VARCHAR), g.gm_code]
    FROM inwoners AS i
    INNER JOIN herkomst.gemeente_cel AS g ON g.cel = $cel AND g.bron_id IN (SELECT d.bron_id FROM document AS d)
    UNION ALL
    SELECT 1, o.blad, CASE WHEN o.cel = $cel THEN o.gedrukt ELSE o.gedrukt_besteed_eur END, 'opgave', 'mart.capaciteit', CASE WHEN o.cel = $cel THEN 'waarde' ELSE 'besteed_eur' END, ['peildatum', 'gm_code', 'doel', 'indicator'], [CAST(o.peildatum AS VARCHAR), o.gm_code, o.doel, o.indicator]
    FROM opgave AS o
    UNION ALL
    SELECT 1, p.blad, p.gedrukt, 'prijs per ' || p.eenheid || ' voor ' || p.doel || ': werkt door in de capaciteit die elk bedrag koopt', 'mart.realisatie', NULL, ['doel'], [p.doel]
    FROM staging.prijs AS p
    WHERE p.cel = $cel AND p.bron_id IN (SELECT d.bron_id FROM document AS d)
    UNION ALL
    SELECT 1, a.blad, a.gedrukt, 'controletotaal', 'mart.aansluiting', a.kolom, ['code'], [a.code]
    FROM herkomst.aansluiting_cel AS a
    WHERE a.cel = $cel AND a.bron_id IN (SELECT d.bron_id FROM document AS d)
    UNION ALL
    SELECT 3, s.blad, s.gedrukt, s.rol, 'mart.toewijzing_bewijs', 'bedrag_eur', ['uitkeringsjaar', 'doel', 'vorm', 'regel', 'deel', 'gm_code'], [CAST(s.uitkeringsjaar AS VARCHAR), s.doel, s.vorm, s.regel, CAST(s.deel AS VARCHAR), s.gm_code]
    FROM sleutel AS s
)
SELECT DISTINCT c.volgorde, c.blad, c.gedrukt, c.rol, c.tabel, c.kolom, c.namen, c.waarden
FROM cijfer AS c
ORDER BY c.volgorde, c.tabel, c.waarden, c.kolom, c.rol
