-- Which region a gemeente lies in, and which gemeente receives for that region. Grain: uitkeringsjaar, gm_code (of the indeling
-- of that year). The source has one indeling: it is followed forward to later years, and an earlier gemeente lies where the one
-- that it went on in lies. Of a merger over a border the region of the gemeente that kept its code holds.
-- status: the source names regions only; that one gemeente receives for all is derived from who receives.
WITH bron AS (
    SELECT r.gm_code, r.regio_code, r.regio, r.centrumgemeente, make_date(r.jaar, 1, 1) AS peildatum, r.bron_id, r.blad, r.cel
    FROM staging.regio AS r
),
lid AS (
    SELECT j.uitkeringsjaar, h.gm_code, b.gm_code AS gm_code_bron, b.regio_code, b.regio, c.gm_code AS centrumgemeente, b.bron_id, b.blad, b.cel
    FROM staging.jaar AS j
    INNER JOIN bron AS b ON j.indeling_peildatum >= b.peildatum
    INNER JOIN kern.hercodering AS h
        ON h.peildatum_van = b.peildatum AND h.peildatum_naar = j.indeling_peildatum AND h.gm_code_van = b.gm_code
    INNER JOIN kern.hercodering AS c
        ON c.peildatum_van = b.peildatum AND c.peildatum_naar = j.indeling_peildatum AND c.gm_code_van = b.centrumgemeente
    UNION ALL BY NAME
    SELECT j.uitkeringsjaar, h.gm_code_van AS gm_code, b.gm_code AS gm_code_bron, b.regio_code, b.regio, b.centrumgemeente, b.bron_id, b.blad, b.cel
    FROM staging.jaar AS j
    INNER JOIN bron AS b ON j.indeling_peildatum < b.peildatum
    INNER JOIN kern.hercodering AS h
        ON h.peildatum_van = j.indeling_peildatum AND h.peildatum_naar = b.peildatum AND h.gm_code = b.gm_code
)
SELECT
    l.uitkeringsjaar,
    l.gm_code,
    l.regio_code,
    l.regio,
    l.centrumgemeente,
    l.gm_code = l.centrumgemeente AS is_centrum,
    'afgeleid' AS status,
    l.bron_id,
    l.blad,
    l.cel
FROM lid AS l
QUALIFY row_number() OVER (PARTITION BY l.uitkeringsjaar, l.gm_code ORDER BY l.gm_code_bron = l.gm_code DESC, l.regio_code) = 1
