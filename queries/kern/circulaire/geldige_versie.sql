-- Which version of a table counts: the newest that holds the whole table. Grain: circulaire, uitkeringsjaar, tabel.
-- tabel: volume, gewicht_maatstaf, gewicht_uitkering, uitkering, circulaire. Version 1 is the compiled layout, if it is there.
-- A version with only some uitkeringen (omvang 'deel') replaces those cells alone; see kern.uitkering. Source: staging.tabelversie.
SELECT
    t.circulaire,
    t.uitkeringsjaar,
    t.tabel,
    max(t.versie) AS versie
FROM staging.tabelversie AS t
WHERE t.omvang = 'geheel'
GROUP BY t.circulaire, t.uitkeringsjaar, t.tabel
