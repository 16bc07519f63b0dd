-- What an ingroei is measured from: the line divided by the key it grows away from, by largest remainder.
-- Grain: uitkeringsjaar, regel, gm_code. Unit: whole euro. The arithmetic is that of verdeling.toewijzing_regel.
WITH
deling AS (
    SELECT
        g.uitkeringsjaar,
        g.regel,
        g.gm_code,
        d.bedrag_eur,
        CAST(d.bedrag_eur AS HUGEINT) * g.gewicht_geheel AS teller,
        sum(g.gewicht_geheel) OVER (PARTITION BY g.uitkeringsjaar, g.regel) AS noemer
    FROM verdeling.gewicht_geheel AS g
    INNER JOIN kern.envelop_deel AS d USING (uitkeringsjaar, regel, deel)
    WHERE d.is_ingroeibasis
),
beneden AS (
    SELECT
        d.uitkeringsjaar,
        d.regel,
        d.gm_code,
        d.bedrag_eur,
        CAST(d.teller // nullif(d.noemer, 0) AS BIGINT) AS naar_beneden_eur,
        row_number() OVER (PARTITION BY d.uitkeringsjaar, d.regel ORDER BY d.teller % nullif(d.noemer, 0) DESC, d.gm_code ASC) AS rang
    FROM deling AS d
)
SELECT
    b.uitkeringsjaar,
    b.regel,
    b.gm_code,
    b.naar_beneden_eur
    + CASE
        WHEN b.rang <= b.bedrag_eur - sum(b.naar_beneden_eur) OVER (PARTITION BY b.uitkeringsjaar, b.regel) THEN 1
        ELSE 0
    END AS bedrag_eur
FROM beneden AS b
