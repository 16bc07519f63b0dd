-- Every version of every table of a circulaire, newest first. Grain: circulaire, uitkeringsjaar, tabel, versie, bron_id.
-- Only where mart.bronversie is there (vragen/aansluiting/heeft_tabel). som is in the unit of the table, to compare versions with.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.tabel,
    v.versie,
    v.omvang,
    v.is_geldig,
    v.aantal_cijfers,
    v.aantal_correcties,
    v.som,
    v.document,
    v.publicatiedatum,
    v.corrigeert,
    v.bron_id
FROM mart.bronversie AS v
ORDER BY v.circulaire, v.uitkeringsjaar, v.tabel, v.versie DESC, v.document
