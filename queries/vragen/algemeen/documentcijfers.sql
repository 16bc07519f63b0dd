-- What was read from every source document: how many cells with a figure, and from which sheets. Grain: bron_id, document.
-- bron_id is the sha256 of the file. A document with names or boundaries only has none.
WITH
gelezen AS (
    SELECT v.bron_id, v.blad, count(v.volume) AS aantal FROM staging.volume AS v GROUP BY ALL
    UNION ALL
    SELECT u.bron_id, u.blad, count(u.bedrag_eur) AS aantal FROM staging.uitkering AS u GROUP BY ALL
    UNION ALL
    SELECT g.bron_id, g.blad, count(g.bedrag_per_eenheid) AS aantal FROM staging.gewicht AS g GROUP BY ALL
    UNION ALL
    SELECT i.bron_id, i.blad, count(i.lasten_eur) + count(i.baten_eur) + count(i.salarissen_eur) AS aantal FROM staging.iv3 AS i GROUP BY ALL
    UNION ALL
    SELECT e.bron_id, e.blad, count(e.bedrag_eur) AS aantal FROM staging.envelop AS e GROUP BY ALL
    UNION ALL
    SELECT j.bron_id, j.blad, count(j.totaal_eur) AS aantal FROM staging.jaar AS j GROUP BY ALL
    UNION ALL
    SELECT p.bron_id, p.blad, count(p.prijs_eur) AS aantal FROM staging.prijs AS p GROUP BY ALL
    UNION ALL
    SELECT w.bron_id, w.blad, count(w.inwoners) AS aantal FROM staging.inwoners AS w GROUP BY ALL
    UNION ALL
    SELECT o.bron_id, o.blad, count(o.waarde) + count(o.besteed_eur) AS aantal FROM staging.opgave AS o GROUP BY ALL
    UNION ALL
    SELECT c.bron_id, c.blad, count(c.uitkeringsfactor) AS aantal FROM staging.circulaire AS c GROUP BY ALL
    UNION ALL
    SELECT t.bron_id, t.blad, count(t.bedrag_eur) AS aantal FROM staging.controletotaal AS t GROUP BY ALL
)
SELECT
    d.document,
    d.soort,
    d.bron_id,
    d.bytes,
    CAST(coalesce(sum(g.aantal), 0) AS BIGINT) AS aantal_cijfers,
    coalesce(list_sort(list(DISTINCT g.blad) FILTER (WHERE g.blad IS NOT NULL)), []) AS bladen
FROM mart.document AS d
LEFT JOIN gelezen AS g USING (bron_id)
GROUP BY d.document, d.soort, d.bron_id, d.bytes
ORDER BY d.document
