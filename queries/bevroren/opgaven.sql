-- The returns as received. Grain: document, peildatum, status. Counts of rows, of values and of gemeenten.
-- Source: mart.opgave.
SELECT
    d.document,
    o.bron_id,
    o.peildatum,
    o.status,
    count(*) AS aantal_rijen,
    count(o.waarde) AS aantal_waarden,
    count(DISTINCT o.gm_code) AS aantal_gemeenten
FROM mart.opgave AS o
INNER JOIN mart.document AS d USING (bron_id)
GROUP BY d.document, o.bron_id, o.peildatum, o.status
ORDER BY d.document, o.peildatum, o.status
