-- Conservation: an amount in a later indeling sums to what it was in its own.
WITH
toewijzing AS (
    SELECT t.uitkeringsjaar, t.doel, t.vorm, sum(t.bedrag_eur) AS bedrag_eur
    FROM mart.toewijzing AS t
    GROUP BY t.uitkeringsjaar, t.doel, t.vorm
),
uitkering AS (
    SELECT x.circulaire, x.uitkeringsjaar, sum(x.bedrag_eur) AS bedrag_eur
    FROM (
        SELECT a.circulaire, a.uitkeringsjaar, a.algemene_uitkering_eur AS bedrag_eur
        FROM mart.algemene_uitkering AS a
        UNION ALL
        SELECT u.circulaire, u.uitkeringsjaar, u.bedrag_eur
        FROM mart.uitkering AS u
    ) AS x
    GROUP BY x.circulaire, x.uitkeringsjaar
),
som AS (
    SELECT
        concat_ws(' ', 'toewijzing', i.uitkeringsjaar, i.doel, i.vorm) AS wat,
        i.indeling_jaar,
        sum(i.bedrag_eur) AS na_eur,
        t.bedrag_eur AS voor_eur
    FROM mart.toewijzing_indeling AS i
    INNER JOIN toewijzing AS t USING (uitkeringsjaar, doel, vorm)
    GROUP BY i.uitkeringsjaar, i.doel, i.vorm, i.indeling_jaar, t.bedrag_eur
    UNION ALL
    SELECT
        i.circulaire || ' voor ' || i.uitkeringsjaar AS wat,
        i.indeling_jaar,
        sum(i.algemene_uitkering_eur + i.overige_uitkeringen_eur) AS na_eur,
        u.bedrag_eur AS voor_eur
    FROM mart.uitkering_indeling AS i
    INNER JOIN uitkering AS u USING (circulaire, uitkeringsjaar)
    GROUP BY i.circulaire, i.uitkeringsjaar, i.indeling_jaar, u.bedrag_eur
)
SELECT
    'gemeenten/herindelingen' AS document,
    '' AS blad,
    '' AS cel,
    s.wat || ' in de indeling van ' || s.indeling_jaar || ': ' || s.na_eur AS waarde,
    s.voor_eur AS verwacht,
    s.na_eur - s.voor_eur AS verschil
FROM som AS s
WHERE s.na_eur <> s.voor_eur
