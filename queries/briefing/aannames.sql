-- What is assumed about one year: kinds of assumptions with their number. Grain: one row. Parameters: $jaar.
-- *_cellen: the source cells of what was counted: the amount or the key of a line, a price, a published control total.
-- A reconciliation whose amount is not read from a cell has none.
WITH
regel AS (
    SELECT
        e.regel,
        e.status,
        e.sleutel_status,
        broncel(b.document, e.bron_id, e.blad, e.cel, e.bedrag_eur) AS cel,
        (
            SELECT any_value(broncel(b.document, s.bron_id, s.blad, s.cel, s.gedrukt))
            FROM herkomst.envelop_cel AS s
            WHERE s.uitkeringsjaar = e.uitkeringsjaar AND s.regel = e.regel AND s.onderdeel = 'sleutel'
        ) AS cel_sleutel
    FROM mart.envelop_regel AS e
    INNER JOIN mart.document AS b USING (bron_id)
    WHERE e.uitkeringsjaar = $jaar
),
regels AS (
    SELECT
        count(*) AS regels,
        count(*) FILTER (WHERE r.status = 'aanname') AS aangenomen_regels,
        count(*) FILTER (WHERE r.sleutel_status = 'aanname') AS aangenomen_sleutels,
        list(r.cel ORDER BY r.regel) AS regels_cellen,
        list(r.cel ORDER BY r.regel) FILTER (WHERE r.status = 'aanname') AS aangenomen_regels_cellen,
        list(r.cel_sleutel ORDER BY r.regel) FILTER (WHERE r.sleutel_status = 'aanname') AS aangenomen_sleutels_cellen
    FROM regel AS r
),
prijs AS (
    SELECT p.doel, p.indicator, p.status, broncel(b.document, c.bron_id, c.blad, c.cel, p.prijs_eur) AS cel
    FROM herkomst.prijs AS p
    INNER JOIN herkomst.prijs_cel AS c USING (doel, indicator)
    INNER JOIN mart.document AS b USING (bron_id)
),
prijzen AS (
    SELECT
        count(*) AS prijzen,
        count(*) FILTER (WHERE p.status = 'aanname') AS aangenomen_prijzen,
        list(p.cel ORDER BY p.doel, p.indicator) AS prijzen_cellen,
        list(p.cel ORDER BY p.doel, p.indicator) FILTER (WHERE p.status = 'aanname') AS aangenomen_prijzen_cellen
    FROM prijs AS p
),
aansluiting AS (
    SELECT
        a.code,
        a.oordeel,
        (
            SELECT any_value(broncel(b.document, t.bron_id, t.blad, t.cel, t.gedrukt))
            FROM herkomst.aansluiting_cel AS t
            INNER JOIN mart.document AS b USING (bron_id)
            WHERE t.code = a.code AND t.rol = 'controletotaal'
        ) AS cel
    FROM mart.aansluiting AS a
),
aansluitingen AS (
    SELECT
        count(*) AS aansluitingen,
        count(*) FILTER (WHERE a.oordeel = 'sluit aan') AS sluitend,
        count(*) FILTER (WHERE a.oordeel = 'verklaard') AS verklaard,
        count(*) FILTER (WHERE a.oordeel = 'open vraag') AS open_vragen,
        count(*) FILTER (WHERE a.oordeel = 'wijkt af') AS afwijkend,
        broncellen(a.cel, a.code) AS aansluitingen_cellen,
        broncellen(a.cel, a.code, a.oordeel = 'sluit aan') AS sluitend_cellen,
        broncellen(a.cel, a.code, a.oordeel = 'verklaard') AS verklaard_cellen,
        broncellen(a.cel, a.code, a.oordeel = 'open vraag') AS open_vragen_cellen
    FROM aansluiting AS a
)
SELECT r.*, p.*, a.*
FROM regels AS r
CROSS JOIN prijzen AS p
CROSS JOIN aansluitingen AS a
