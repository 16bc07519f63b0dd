-- What the publication gate refused in what is published here, and why somebody knows it to be right (bevestigingen.csv).
-- Grain: wat, regel. wat: a document (soort 'document') or the code of a reconciliation (soort 'aansluiting'); naam: the
-- document as received, or nothing. A confirmation that nothing was refused for is left out.
CREATE TABLE mart.bevestiging AS
WITH
toegelaten AS (
    SELECT m.document, m.regel, any_value(m.melding) AS melding, string_agg(m.waarde, ' | ' ORDER BY m.waarde) AS gevonden
    FROM mart.bevinding AS m
    WHERE m.ernst = 'waarschuwing' AND starts_with(m.regel, 'poort_')
    GROUP BY m.document, m.regel
),
ontvangen AS (
    SELECT v.document, any_value(v.naam) AS naam
    FROM staging.tabelversie AS v
    GROUP BY v.document
)
SELECT
    'document' AS soort,
    b.wat,
    b.regel,
    o.naam,
    replace(t.melding, ' Bevestigd: ' || rtrim(b.reden, '.') || '.', '') AS melding,
    t.gevonden,
    b.reden,
    b.bevestigd_op
FROM staging.bevestiging AS b
INNER JOIN toegelaten AS t ON t.document = b.wat AND t.regel = b.regel
LEFT JOIN ontvangen AS o ON o.document = b.wat
UNION ALL
SELECT
    'aansluiting' AS soort,
    b.wat,
    b.regel,
    NULL AS naam,
    a.omschrijving AS melding,
    zijde_tekst(a.links_eur) || ' tegenover ' || zijde_tekst(a.rechts_eur) AS gevonden,
    b.reden,
    b.bevestigd_op
FROM staging.bevestiging AS b
INNER JOIN mart.aansluiting AS a ON a.code = b.wat AND a.oordeel = 'wijkt af'
WHERE b.regel = 'aansluiting_wijkt_af'
