-- The clusters of the algemene uitkering against the algemene uitkering itself, per vintage. Unit: euro.
-- Explained by maatstaven whose printed total differs from the sum of their clusters (finding clustersom_ongelijk_totaal).
WITH
per_cluster AS (
    SELECT k.circulaire, k.uitkeringsjaar, sum(k.bedrag_eur) AS bedrag_eur
    FROM mart.algemene_uitkering_cluster AS k
    GROUP BY k.circulaire, k.uitkeringsjaar
),
totaal AS (
    SELECT a.circulaire, a.uitkeringsjaar, sum(a.algemene_uitkering_eur) AS bedrag_eur
    FROM mart.algemene_uitkering AS a
    GROUP BY a.circulaire, a.uitkeringsjaar
),
drukfout AS (
    SELECT
        b.circulaire,
        b.uitkeringsjaar,
        b.maatstaf,
        sum(CASE WHEN b.cluster = 'Totaal' THEN -b.bedrag_per_eenheid_eur ELSE b.bedrag_per_eenheid_eur END) AS verschil_eur
    FROM kern.bedrag_per_eenheid AS b
    GROUP BY b.circulaire, b.uitkeringsjaar, b.maatstaf
),
verklaard AS (
    SELECT v.circulaire, v.uitkeringsjaar, sum(CAST(v.volume * CAST(f.verschil_eur AS DECIMAL(17, 6)) AS DECIMAL(29, 9))) * c.uitkeringsfactor AS bedrag_eur
    FROM kern.volume AS v
    INNER JOIN drukfout AS f USING (circulaire, uitkeringsjaar, maatstaf)
    INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
    WHERE f.verschil_eur <> 0 AND v.soort = 'uitgaven'
    GROUP BY v.circulaire, v.uitkeringsjaar, c.uitkeringsfactor
)
SELECT
    'clusters-' || k.circulaire || '-' || k.uitkeringsjaar AS code,
    'Som van de clusters tegenover de algemene uitkering, ' || k.circulaire || ' voor ' || k.uitkeringsjaar AS omschrijving,
    k.bedrag_eur AS links_eur,
    t.bedrag_eur AS rechts_eur,
    100 AS tolerantie_eur,
    coalesce(v.bedrag_eur, 0) AS verklaard_eur,
    CASE WHEN v.bedrag_eur IS NOT NULL THEN 'Het gedrukte totaal van een maatstaf wijkt een cent per eenheid af van de som van zijn clusters; gerekend is met het gedrukte totaal.' END AS verklaring,
    'circulaire ' || k.circulaire || ', tabel gewichten' AS bron
FROM per_cluster AS k
LEFT JOIN totaal AS t USING (circulaire, uitkeringsjaar)
LEFT JOIN verklaard AS v USING (circulaire, uitkeringsjaar)
