-- What is allocated to one gemeente in every year, per vorm. Grain: uitkeringsjaar, vorm. Unit: whole euro.
-- Years up to the indeling of $jaar are shown in that indeling (merged gemeenten are summed), later years in their own.
-- delen: the codes of then with ~ between them, as a reference names them; NULL where one of them was split since.
-- inwoners: of 1 January of the year, or the latest known before it. Parameters: $gm, $jaar.
WITH jaar AS (
    SELECT j.uitkeringsjaar, j.indeling_peildatum, greatest(j.indeling_jaar, k.indeling_jaar) AS indeling_jaar, j.inwoners_jaar
    FROM mart.jaar AS j
    INNER JOIN mart.jaar AS k ON k.uitkeringsjaar = $jaar
)
SELECT
    j.uitkeringsjaar,
    j.indeling_jaar,
    t.vorm,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
    zwakste(t.status) AS status,
    any_value(i.inwoners) AS inwoners,
    any_value(i.inwoners_jaar) AS inwoners_jaar,
    max(t.aantal_delen) AS aantal_delen,
    (
        SELECT namenlijst(h.gm_code_van)
        FROM mart.hercodering_deel AS h
        WHERE h.peildatum_van = j.indeling_peildatum AND h.indeling_jaar = j.indeling_jaar AND h.gm_code = $gm
        HAVING bool_and(h.splitsing_status IS NULL)
    ) AS delen
FROM jaar AS j
INNER JOIN mart.toewijzing_indeling AS t USING (indeling_jaar, uitkeringsjaar)
LEFT JOIN mart.inwoners_indeling AS i
    ON i.peildatum = make_date(j.indeling_jaar, 1, 1) AND i.inwoners_jaar = j.inwoners_jaar AND i.gm_code = t.gm_code
WHERE t.gm_code = $gm AND t.reden IS NULL
GROUP BY j.uitkeringsjaar, j.indeling_peildatum, j.indeling_jaar, t.vorm
HAVING sum(t.bedrag_eur) <> 0
ORDER BY j.uitkeringsjaar, vorm_volgorde(t.vorm)
