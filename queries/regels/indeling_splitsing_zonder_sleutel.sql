-- Amounts that cannot follow a split, because no shares are declared: named here, kept under the old code in the marts.
WITH geweigerd AS (
    SELECT t.gm_code, t.reden, t.indeling_jaar, 'toewijzing ' || t.uitkeringsjaar AS wat, CAST(sum(t.bedrag_eur) AS DECIMAL(18, 2)) AS bedrag_eur
    FROM mart.toewijzing_indeling AS t
    WHERE t.reden IS NOT NULL
    GROUP BY t.gm_code, t.reden, t.indeling_jaar, t.uitkeringsjaar
    UNION ALL
    SELECT u.gm_code, u.reden, u.indeling_jaar, u.circulaire || ' voor ' || u.uitkeringsjaar AS wat, u.algemene_uitkering_eur + u.overige_uitkeringen_eur AS bedrag_eur
    FROM mart.uitkering_indeling AS u
    WHERE u.reden IS NOT NULL
),
splitsing AS (
    SELECT h.oude_code, max(h.datum) AS datum, arg_max(h.cel, h.datum) AS cel, h.blad, h.bron_id
    FROM staging.herindeling AS h
    WHERE h.soort = 'gesplitst'
    GROUP BY h.oude_code, h.blad, h.bron_id
)
SELECT
    d.document, s.blad, s.cel,
    g.gm_code || ' in de indeling van ' || g.indeling_jaar || ': ' || string_agg(g.wat || ' (' || g.bedrag_eur || ' euro)', ', ' ORDER BY g.wat) AS waarde,
    'aandelen in gemeenten/splitsingen.csv' AS verwacht,
    NULL AS verschil
FROM geweigerd AS g
INNER JOIN splitsing AS s ON s.oude_code = g.gm_code
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, s.blad, s.cel, g.gm_code, g.indeling_jaar
