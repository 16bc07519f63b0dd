-- What is allocated to one gemeente in every year, per vorm. Grain: uitkeringsjaar, vorm. Unit: whole euro.
-- Years up to the indeling of $jaar are shown in that indeling (merged gemeenten are summed), later years in their own.
-- delen: the codes of then with ~ between them, as a reference names them; NULL where one of them was split since.
-- eigen_eur: without money that one gemeente receives for its region; eigen_doelen: the goals of that with ~ between them, NULL in
-- a year without money for regions. inwoners: of 1 January of the year, or the latest known before it. Parameters: $gm, $jaar.
WITH
regionaal AS (
    SELECT DISTINCT r.uitkeringsjaar, r.doel, TRUE AS is_regionaal
    FROM mart.toewijzing_regio AS r
),
eigen AS (
    SELECT t.uitkeringsjaar, string_agg(DISTINCT t.doel, '~' ORDER BY t.doel) AS eigen_doelen
    FROM mart.toewijzing AS t
    ANTI JOIN regionaal AS r ON r.uitkeringsjaar = t.uitkeringsjaar AND r.doel = t.doel
    WHERE t.uitkeringsjaar IN (SELECT r.uitkeringsjaar FROM regionaal AS r)
    GROUP BY t.uitkeringsjaar
),
jaar AS (
    SELECT j.uitkeringsjaar, j.indeling_peildatum, greatest(j.indeling_jaar, k.indeling_jaar) AS indeling_jaar, j.inwoners_jaar
    FROM mart.jaar AS j
    INNER JOIN mart.jaar AS k ON k.uitkeringsjaar = $jaar
)
SELECT
    j.uitkeringsjaar,
    j.indeling_jaar,
    t.vorm,
    CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
    CAST(coalesce(sum(t.bedrag_eur) FILTER (WHERE r.is_regionaal IS NULL), 0) AS BIGINT) AS eigen_eur,
    any_value(e.eigen_doelen) AS eigen_doelen,
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
LEFT JOIN regionaal AS r ON r.uitkeringsjaar = j.uitkeringsjaar AND r.doel = t.doel
LEFT JOIN eigen AS e ON e.uitkeringsjaar = j.uitkeringsjaar
LEFT JOIN mart.inwoners_indeling AS i
    ON i.peildatum = make_date(j.indeling_jaar, 1, 1) AND i.inwoners_jaar = j.inwoners_jaar AND i.gm_code = t.gm_code
WHERE t.gm_code = $gm AND t.reden IS NULL
GROUP BY j.uitkeringsjaar, j.indeling_peildatum, j.indeling_jaar, t.vorm
HAVING sum(t.bedrag_eur) <> 0
ORDER BY j.uitkeringsjaar, vorm_volgorde(t.vorm)
