-- How many cells with a figure were read from each sheet of a document. Grain: bron_id, blad, tabel.
SELECT v.bron_id, v.blad, 'volume' AS tabel, count(v.volume) AS aantal FROM staging.volume AS v GROUP BY ALL
UNION ALL BY NAME
SELECT u.bron_id, u.blad, 'uitkering' AS tabel, count(u.bedrag_eur) AS aantal FROM staging.uitkering AS u GROUP BY ALL
UNION ALL BY NAME
SELECT g.bron_id, g.blad, 'gewicht' AS tabel, count(g.bedrag_per_eenheid) AS aantal FROM staging.gewicht AS g GROUP BY ALL
UNION ALL BY NAME
SELECT i.bron_id, i.blad, 'iv3' AS tabel, count(i.lasten_eur) + count(i.baten_eur) + count(i.salarissen_eur) AS aantal FROM staging.iv3 AS i GROUP BY ALL
UNION ALL BY NAME
SELECT e.bron_id, e.blad, 'envelop' AS tabel, count(e.bedrag_eur) AS aantal FROM staging.envelop AS e GROUP BY ALL
UNION ALL BY NAME
SELECT j.bron_id, j.blad, 'jaar' AS tabel, count(j.totaal_eur) AS aantal FROM staging.jaar AS j GROUP BY ALL
UNION ALL BY NAME
SELECT p.bron_id, p.blad, 'prijs' AS tabel, count(p.prijs_eur) AS aantal FROM staging.prijs AS p GROUP BY ALL
UNION ALL BY NAME
SELECT w.bron_id, w.blad, 'inwoners' AS tabel, count(w.inwoners) AS aantal FROM staging.inwoners AS w GROUP BY ALL
UNION ALL BY NAME
SELECT o.bron_id, o.blad, 'opgave' AS tabel, count(o.waarde) + count(o.besteed_eur) AS aantal FROM staging.opgave AS o GROUP BY ALL
UNION ALL BY NAME
SELECT c.bron_id, c.blad, 'circulaire' AS tabel, count(c.uitkeringsfactor) AS aantal FROM staging.circulaire AS c GROUP BY ALL
UNION ALL BY NAME
SELECT t.bron_id, t.blad, 'controletotaal' AS tabel, count(t.bedrag_eur) AS aantal FROM staging.controletotaal AS t GROUP BY ALL
