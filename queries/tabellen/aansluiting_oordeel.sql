-- Adds the rows of one reconciliation (the view aansluiting_invoer) with difference, verdict and subject ($onderwerp).
-- A reconciliation gives code, omschrijving, links_eur, rechts_eur and bron; what it leaves out of the rest is nothing:
-- no tolerance, nothing explained, no open question. A missing side is never 'sluit aan'.
INSERT INTO mart.aansluiting
WITH
volledig AS (
    SELECT 0 AS tolerantie_eur, 0 AS verklaard_eur, CAST(NULL AS VARCHAR) AS verklaring, FALSE AS is_open_vraag
    WHERE FALSE
    UNION ALL BY NAME
    FROM aansluiting_invoer
),
invoer AS (
    SELECT
        v.code,
        v.omschrijving,
        CAST(v.links_eur AS DECIMAL(18, 2)) AS links_eur,
        CAST(v.rechts_eur AS DECIMAL(18, 2)) AS rechts_eur,
        CAST(coalesce(v.tolerantie_eur, 0) AS DECIMAL(18, 2)) AS tolerantie_eur,
        CAST(coalesce(v.verklaard_eur, 0) AS DECIMAL(18, 2)) AS verklaard_eur,
        v.verklaring,
        v.bron,
        coalesce(v.is_open_vraag, FALSE) AS is_open_vraag
    FROM volledig AS v
)
SELECT
    a.code,
    a.omschrijving,
    a.links_eur,
    a.rechts_eur,
    a.links_eur - a.rechts_eur AS verschil_eur,
    a.tolerantie_eur,
    CASE
        WHEN a.links_eur IS NULL OR a.rechts_eur IS NULL THEN 'wijkt af'
        WHEN abs(a.links_eur - a.rechts_eur) <= a.tolerantie_eur THEN 'sluit aan'
        WHEN a.verklaard_eur <> 0 AND abs(a.links_eur - a.rechts_eur - a.verklaard_eur) <= a.tolerantie_eur THEN 'verklaard'
        WHEN a.is_open_vraag THEN 'open vraag'
        ELSE 'wijkt af'
    END AS oordeel,
    a.bron,
    a.verklaard_eur,
    a.verklaring,
    $onderwerp AS onderwerp
FROM invoer AS a
ORDER BY a.code
