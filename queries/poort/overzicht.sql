-- What adding documents does, in sentences: totals, the five largest changes of each kind, and the gemeenten that move most, each
-- beside the nearest vintage. Grain: one sentence (groep, volgnummer). Parameter: $documenten, their paths.
WITH
nieuw AS (
    SELECT DISTINCT t.circulaire, t.uitkeringsjaar
    FROM staging.tabelversie AS t
    INNER JOIN staging.document AS d USING (bron_id)
    WHERE list_contains($documenten, d.document) AND t.tabel <> 'circulaire'
),
eigen AS (
    SELECT d.bron_id
    FROM staging.document AS d
    WHERE list_contains($documenten, d.document)
),
regel AS (
    SELECT
        1 AS groep,
        0.0 AS maat,
        g.circulaire || ' voor ' || g.uitkeringsjaar || ' naast ' || g.naast || ': algemene uitkering van ' || count(*) || ' gemeenten € '
        || format('{:t.}', CAST(sum(g.bedrag_eur) AS BIGINT)) || ', was € ' || format('{:t.}', CAST(sum(g.naast_eur) AS BIGINT)) || ' ('
        || als_procent(CAST(sum(g.bedrag_eur) AS DOUBLE) / nullif(CAST(sum(g.naast_eur) AS DOUBLE), 0) - 1) || ')' AS tekst
    FROM verdeling.poort_gemeente AS g
    SEMI JOIN nieuw AS n ON n.circulaire = g.circulaire AND n.uitkeringsjaar = g.uitkeringsjaar
    GROUP BY g.circulaire, g.uitkeringsjaar, g.naast
    UNION ALL
    SELECT
        2 AS groep,
        abs(v.aandeel) AS maat,
        'volume ' || v.maatstaf || ' van ' || v.gm_code || ' (' || v.cel || '): ' || CAST(v.volume AS VARCHAR) || ', was ' || CAST(v.naast_volume AS VARCHAR) || ' (' || als_procent(v.aandeel)
        || ' van de algemene uitkering)' AS tekst
    FROM verdeling.poort_volume AS v
    SEMI JOIN eigen AS e ON e.bron_id = v.bron_id
    UNION ALL
    SELECT
        3 AS groep,
        abs(u.aandeel) AS maat,
        'uitkering ' || u.uitkering || ' van ' || u.gm_code || ' (' || u.cel || '): € ' || format('{:t.}', CAST(u.bedrag_eur AS BIGINT)) || ', was € '
        || format('{:t.}', CAST(u.naast_bedrag_eur AS BIGINT)) AS tekst
    FROM verdeling.poort_uitkering AS u
    SEMI JOIN eigen AS e ON e.bron_id = u.bron_id
    WHERE u.aandeel <> 0
    UNION ALL
    SELECT
        4 AS groep,
        abs(CAST(b.bedrag_per_eenheid_eur AS DOUBLE) / CAST(o.bedrag_per_eenheid_eur AS DOUBLE) - 1) AS maat,
        'bedrag per eenheid ' || b.maatstaf || ': ' || CAST(b.bedrag_per_eenheid_eur AS VARCHAR) || ', was ' || CAST(o.bedrag_per_eenheid_eur AS VARCHAR) AS tekst
    FROM verdeling.poort_paar AS p
    INNER JOIN kern.bedrag_per_eenheid AS b USING (circulaire, uitkeringsjaar)
    INNER JOIN kern.bedrag_per_eenheid AS o ON o.circulaire = p.naast_circulaire AND o.uitkeringsjaar = p.naast_jaar AND o.maatstaf = b.maatstaf AND o.cluster = 'Totaal'
    SEMI JOIN eigen AS e ON e.bron_id = b.bron_id
    WHERE b.cluster = 'Totaal' AND b.bedrag_per_eenheid_eur <> o.bedrag_per_eenheid_eur AND o.bedrag_per_eenheid_eur <> 0
    UNION ALL
    SELECT
        5 AS groep,
        abs(CAST(g.bedrag_eur AS DOUBLE) / CAST(g.naast_eur AS DOUBLE) - 1) AS maat,
        'gemeente ' || g.gm_code || ': algemene uitkering € ' || format('{:t.}', CAST(g.bedrag_eur AS BIGINT)) || ', was € ' || format('{:t.}', CAST(g.naast_eur AS BIGINT)) || ' ('
        || als_procent(CAST(g.bedrag_eur AS DOUBLE) / CAST(g.naast_eur AS DOUBLE) - 1) || ')' AS tekst
    FROM verdeling.poort_gemeente AS g
    SEMI JOIN nieuw AS n ON n.circulaire = g.circulaire AND n.uitkeringsjaar = g.uitkeringsjaar
    WHERE g.naast_eur <> 0
)
SELECT r.tekst
FROM regel AS r
QUALIFY row_number() OVER (PARTITION BY r.groep ORDER BY r.maat DESC, r.tekst) <= 5
ORDER BY r.groep, r.maat DESC, r.tekst
