-- An amount of a suppletie-, integratie- or decentralisatie-uitkering is no further from the nearest vintage than in real ones:
-- a change, an uitkering that is new, one that a recipient loses, and a sign that turns. One finding per table, with the worst cells.
-- Suppleties are corrections, and turn their sign in real vintages too: of them the amount itself is looked at. Unit: part of the algemene uitkering of the gemeente.
WITH
vergeleken AS (
    SELECT
        u.* EXCLUDE (aandeel),
        CASE WHEN s.soort = 'suppletie' THEN CAST(u.bedrag_eur AS DOUBLE) / nullif(abs(CAST(u.naast_eur AS DOUBLE)), 0) ELSE u.aandeel END AS aandeel,
        CASE
            WHEN s.soort = 'suppletie' THEN 'suppletie'
            WHEN u.is_nieuw THEN 'uitkering_nieuw'
            WHEN u.bedrag_eur = 0 AND u.naast_bedrag_eur <> 0 THEN 'uitkering_ontvanger'
            WHEN sign(u.bedrag_eur) * sign(u.naast_bedrag_eur) < 0 THEN 'uitkering_teken'
            ELSE 'uitkering_gemeente'
        END AS vergelijking
    FROM verdeling.poort_uitkering AS u
    INNER JOIN staging.uitkering_soort AS s USING (uitkering)
),
te_ver AS (
    SELECT v.*, coalesce(e.boven, a.boven) AS boven
    FROM vergeleken AS v
    LEFT JOIN staging.drempel AS e ON e.vergelijking = v.vergelijking AND e.onderdeel = v.uitkering
    LEFT JOIN staging.drempel AS a ON a.vergelijking = v.vergelijking AND a.onderdeel = ''
    WHERE abs(v.aandeel) > CAST(coalesce(e.boven, a.boven) AS DOUBLE)
)
SELECT
    d.document,
    t.blad,
    arg_max(t.cel, abs(t.aandeel)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' cel: ' ELSE ' cellen, zoals ' END
        || array_to_string(
            max_by(t.cel || ' ' || t.uitkering || ' van ' || t.gm_code || ': ' || CAST(t.bedrag_eur AS VARCHAR) || ' was ' || CAST(t.naast_bedrag_eur AS VARCHAR) || ' (' || als_procent(t.aandeel) || ')', abs(t.aandeel), 3), '; '
        ) AS waarde,
    'zo dicht bij ' || t.naast || ' als andere circulaires bij elkaar staan' AS verwacht,
    als_procent(max(abs(t.aandeel))) || ' van de algemene uitkering van een gemeente' AS verschil
FROM te_ver AS t
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, t.blad, t.naast
