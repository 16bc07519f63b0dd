-- Exact allocation of every envelope line by largest remainder in whole euro; equal remainders by ascending CBS code.
-- Grain: uitkeringsjaar, regel, gm_code. All arithmetic on whole numbers (HUGEINT): no rounding, no order of rows.
-- Proof: bedrag × gewicht = naar_beneden_eur × gewicht_totaal + rest, and Σ (naar_beneden_eur + extra_eur) = bedrag.
WITH
geheel AS (
    SELECT
        g.uitkeringsjaar,
        g.regel,
        g.gm_code,
        g.gewicht,
        -- the weight times 10^15 as a whole number: drop the decimal point of the exact decimal
        CAST(replace(CAST(g.gewicht AS VARCHAR), '.', '') AS HUGEINT) AS gewicht_geheel,
        g.aantal_delen
    FROM verdeling.sleutelgewicht AS g
),
deling AS (
    SELECT
        g.uitkeringsjaar,
        g.regel,
        g.gm_code,
        g.gewicht,
        g.aantal_delen,
        r.bedrag_eur AS envelop_eur,
        CAST(sum(g.gewicht) OVER lijn AS DECIMAL(38, 15)) AS gewicht_totaal,
        sum(g.gewicht_geheel) OVER lijn AS noemer,
        CAST(r.bedrag_eur AS HUGEINT) * g.gewicht_geheel AS teller
    FROM geheel AS g
    INNER JOIN kern.envelop_regel AS r ON r.uitkeringsjaar = g.uitkeringsjaar AND r.regel = g.regel
    WINDOW lijn AS (PARTITION BY g.uitkeringsjaar, g.regel)
),
beneden AS (
    SELECT
        d.*,
        CAST(d.teller // nullif(d.noemer, 0) AS BIGINT) AS naar_beneden_eur,
        d.teller % nullif(d.noemer, 0) AS rest_geheel
    FROM deling AS d
),
rang AS (
    SELECT
        b.*,
        b.envelop_eur - sum(b.naar_beneden_eur) OVER (PARTITION BY b.uitkeringsjaar, b.regel) AS te_verdelen_eur,
        row_number() OVER (PARTITION BY b.uitkeringsjaar, b.regel ORDER BY b.rest_geheel DESC, b.gm_code ASC) AS rang
    FROM beneden AS b
)
SELECT
    r.uitkeringsjaar,
    r.regel,
    r.gm_code,
    r.envelop_eur,
    r.gewicht,
    r.gewicht_totaal,
    r.aantal_delen,
    r.teller,
    r.noemer,
    r.naar_beneden_eur,
    r.rest_geheel,
    r.rang,
    CAST(CASE WHEN r.rang <= r.te_verdelen_eur THEN 1 ELSE 0 END AS BIGINT) AS extra_eur,
    r.naar_beneden_eur + CAST(CASE WHEN r.rang <= r.te_verdelen_eur THEN 1 ELSE 0 END AS BIGINT) AS bedrag_eur
FROM rang AS r
