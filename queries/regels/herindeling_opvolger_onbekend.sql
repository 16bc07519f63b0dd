-- A successor exists in the first known indeling on or after its herindeling, unless it went on before that.
WITH opvolger AS (
    SELECT h.datum, h.oude_code, h.nieuwe_code, h.bron_id, h.blad, h.cel, min(make_date(g.indeling_jaar, 1, 1)) AS peildatum
    FROM staging.herindeling AS h
    INNER JOIN kern.gemeente AS g ON make_date(g.indeling_jaar, 1, 1) >= h.datum
    GROUP BY h.datum, h.oude_code, h.nieuwe_code, h.bron_id, h.blad, h.cel
)
SELECT d.document, o.blad, o.cel, o.oude_code || ' → ' || o.nieuwe_code AS waarde, 'een gemeente van ' || o.peildatum AS verwacht, NULL AS verschil
FROM opvolger AS o
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    NOT EXISTS (SELECT 1 FROM kern.gemeente AS g WHERE g.indeling_jaar = year(o.peildatum) AND g.gm_code = o.nieuwe_code)
    AND NOT EXISTS (
        SELECT 1
        FROM staging.herindeling AS v
        WHERE v.oude_code = o.nieuwe_code AND v.datum > o.datum AND v.datum <= o.peildatum
    )
