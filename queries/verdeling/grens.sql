-- The least and the most a gemeente may get from a line with limits. Grain: uitkeringsjaar, regel, gm_code. Whole euro.
-- An ingroei of € c per inhabitant allows basis ± c × inwoners, rounded inward to whole euro. Who has no weight and is
-- no listed recipient gets nothing. bovengrens_eur is NULL where there is none.
WITH
ruimte AS (
    SELECT
        g.uitkeringsjaar,
        g.regel,
        g.gm_code,
        g.gewicht_geheel,
        (g.is_ontvanger AND (g.gewicht_geheel > 0 OR d.soort <> 'du')) AS is_ontvanger,
        b.minimum_eur,
        b.maximum_eur,
        n.bedrag_eur AS ingroeibasis_eur,
        CAST(b.ingroei_eur_per_inwoner * i.inwoners AS DECIMAL(18, 2)) AS ingroei_eur
    FROM verdeling.gewicht_geheel AS g
    INNER JOIN kern.envelop_deel AS d USING (uitkeringsjaar, regel, deel)
    INNER JOIN staging.sleutel_beperking AS b USING (uitkeringsjaar, regel)
    LEFT JOIN verdeling.ingroeibasis AS n USING (uitkeringsjaar, regel, gm_code)
    LEFT JOIN verdeling.inwoners AS i USING (uitkeringsjaar, gm_code)
    WHERE NOT d.is_ingroeibasis
)
SELECT
    r.uitkeringsjaar,
    r.regel,
    r.gm_code,
    CAST(
        CASE WHEN r.is_ontvanger THEN greatest(0, coalesce(r.minimum_eur, 0), coalesce(ceil(r.ingroeibasis_eur - r.ingroei_eur), 0)) ELSE 0 END
        AS BIGINT
    ) AS ondergrens_eur,
    CAST(CASE WHEN r.is_ontvanger THEN least(r.maximum_eur, floor(r.ingroeibasis_eur + r.ingroei_eur)) ELSE 0 END AS BIGINT) AS bovengrens_eur
FROM ruimte AS r
