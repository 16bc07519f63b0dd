-- What was allocated to one gemeente the year before, per goal, beside the whole country in both years. Grain: doel. Unit: whole euro.
-- The year before is in the indeling of $jaar (merged gemeenten are summed). delen: the codes of then with ~ between them, as a
-- reference names them; NULL where one of them was split since. vorig_eur is NULL for a goal without an amount then, and for a
-- gemeente that was not there. Parameters: $gm, $jaar.
WITH
jaar AS (
    SELECT v.uitkeringsjaar, v.indeling_peildatum, greatest(n.indeling_jaar, v.indeling_jaar) AS indeling_jaar
    FROM mart.jaar AS v
    INNER JOIN mart.jaar AS n ON n.uitkeringsjaar = $jaar
    WHERE v.uitkeringsjaar = $jaar - 1
),
eigen AS (
    SELECT
        t.doel,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS vorig_eur,
        (
            SELECT namenlijst(h.gm_code_van)
            FROM mart.hercodering_deel AS h
            WHERE h.peildatum_van = any_value(j.indeling_peildatum) AND h.indeling_jaar = any_value(j.indeling_jaar) AND h.gm_code = $gm
            HAVING bool_and(h.splitsing_status IS NULL)
        ) AS delen
    FROM jaar AS j
    INNER JOIN mart.toewijzing_indeling AS t USING (indeling_jaar, uitkeringsjaar)
    WHERE t.gm_code = $gm AND t.reden IS NULL
    GROUP BY t.doel
),
land AS (
    SELECT
        t.doel,
        CAST(sum(t.bedrag_eur) FILTER (WHERE t.uitkeringsjaar = $jaar) AS BIGINT) AS landelijk_eur,
        CAST(sum(t.bedrag_eur) FILTER (WHERE t.uitkeringsjaar = $jaar - 1) AS BIGINT) AS vorig_landelijk_eur
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar IN ($jaar, $jaar - 1)
    GROUP BY t.doel
)
SELECT l.doel, e.vorig_eur, e.delen, l.landelijk_eur, l.vorig_landelijk_eur
FROM land AS l
LEFT JOIN eigen AS e USING (doel)
ORDER BY l.doel
