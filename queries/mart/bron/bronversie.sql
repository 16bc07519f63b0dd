-- Every version of every table of a circulaire, with what it holds; nothing is overwritten.
-- Grain: circulaire, uitkeringsjaar, tabel, versie, bron_id. som is the sum of all figures in the unit of the table, to
-- compare versions with. The figures of all versions stand in staging.volume, staging.gewicht and staging.uitkering.
-- is_geldig: the newest whole version, or a later one that replaces some uitkeringen (omvang 'deel').
WITH
cijfer AS (
    SELECT v.circulaire, v.uitkeringsjaar, 'volume' AS tabel, v.versie, v.bron_id, v.volume AS waarde, v.correctie
    FROM staging.volume AS v
    UNION ALL
    SELECT u.circulaire, u.uitkeringsjaar, 'uitkering' AS tabel, u.versie, u.bron_id, u.bedrag_eur AS waarde, u.correctie
    FROM staging.uitkering AS u
    UNION ALL
    SELECT g.circulaire, g.uitkeringsjaar, 'gewicht_' || g.soort AS tabel, g.versie, g.bron_id, g.bedrag_per_eenheid AS waarde, g.correctie
    FROM staging.gewicht AS g
    WHERE g.cluster = 'Totaal'
    UNION ALL
    SELECT c.circulaire, c.uitkeringsjaar, 'circulaire' AS tabel, c.versie, c.bron_id, c.uitkeringsfactor AS waarde, NULL AS correctie
    FROM staging.circulaire AS c
),
inhoud AS (
    SELECT
        k.circulaire,
        k.uitkeringsjaar,
        k.tabel,
        k.versie,
        k.bron_id,
        count(*) AS aantal_cijfers,
        sum(k.waarde) AS som,
        count(k.correctie) AS aantal_correcties
    FROM cijfer AS k
    GROUP BY k.circulaire, k.uitkeringsjaar, k.tabel, k.versie, k.bron_id
)
SELECT
    t.circulaire,
    t.uitkeringsjaar,
    t.tabel,
    t.versie,
    t.omvang,
    c.circulaire IS NOT NULL AND (t.versie = g.versie OR (t.omvang = 'deel' AND t.versie > g.versie)) AS is_geldig,
    i.aantal_cijfers,
    i.aantal_correcties,
    CAST(i.som AS DECIMAL(38, 9)) AS som,
    t.naam,
    t.document,
    t.publicatiedatum,
    t.corrigeert,
    t.toegevoegd_op,
    t.bron_id
FROM staging.tabelversie AS t
LEFT JOIN inhoud AS i USING (circulaire, uitkeringsjaar, tabel, versie, bron_id)
LEFT JOIN kern.geldige_versie AS g USING (circulaire, uitkeringsjaar, tabel)
LEFT JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
