-- Every line of the envelope, and how much of it reaches gemeenten. Grain: uitkeringsjaar, doel, vorm, regel.
-- Unit: whole euro. The line's own cell is its source.
WITH verdeeld AS (
    SELECT t.uitkeringsjaar, t.regel, CAST(sum(t.bedrag_eur) AS BIGINT) AS verdeeld_eur, count(DISTINCT t.gm_code) FILTER (WHERE t.bedrag_eur <> 0) AS ontvangers
    FROM verdeling.toewijzing_regel AS t
    GROUP BY t.uitkeringsjaar, t.regel
)
SELECT
    e.uitkeringsjaar,
    e.doel,
    e.vorm,
    e.regel,
    e.bedrag_eur,
    e.sleutel,
    e.sleutel_circulaire AS circulaire,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    e.status,
    e.bron,
    e.indeling_peildatum,
    coalesce(v.verdeeld_eur, 0) AS verdeeld_eur,
    e.bedrag_eur - coalesce(v.verdeeld_eur, 0) AS niet_verdeeld_eur,
    coalesce(v.ontvangers, 0) AS ontvangers,
    e.bron_id,
    e.blad,
    e.cel
FROM kern.envelop_regel AS e
LEFT JOIN verdeeld AS v USING (uitkeringsjaar, regel)
