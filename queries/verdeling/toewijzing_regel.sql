-- Exact allocation of every part of every line by largest remainder in whole euro; equal remainders by ascending CBS code.
-- Grain: uitkeringsjaar, regel, deel, gm_code. All arithmetic on whole numbers (HUGEINT): no rounding, no order of rows.
-- Who is bound by a limit gets that limit; the others divide what is left (te_verdelen_eur) by their weights.
-- Proof for them: te_verdelen_eur × gewicht = naar_beneden_eur × gewicht_totaal + rest, and
-- Σ (naar_beneden_eur + extra_eur) over all gemeenten is the part.
WITH
stand AS (
    SELECT
        g.uitkeringsjaar,
        g.regel,
        g.deel,
        g.gm_code,
        g.gewicht,
        g.gewicht_geheel,
        g.aantal_delen,
        d.bedrag_eur AS envelop_eur,
        p.ondergrens_eur,
        p.bovengrens_eur,
        coalesce(p.positie, 'vrij') AS positie,
        CASE p.positie WHEN 'ondergrens' THEN p.ondergrens_eur WHEN 'bovengrens' THEN p.bovengrens_eur END AS grens_eur
    FROM verdeling.gewicht_geheel AS g
    INNER JOIN kern.envelop_deel AS d USING (uitkeringsjaar, regel, deel)
    LEFT JOIN verdeling.positie AS p USING (uitkeringsjaar, regel, gm_code)
    WHERE NOT d.is_ingroeibasis
),
per_deel AS (
    SELECT
        s.uitkeringsjaar,
        s.regel,
        s.deel,
        CAST(coalesce(sum(s.grens_eur), 0) AS BIGINT) AS begrensd_eur,
        CAST(coalesce(sum(s.gewicht) FILTER (WHERE s.positie = 'vrij'), 0) AS DECIMAL(38, 15)) AS gewicht_totaal,
        coalesce(sum(s.gewicht_geheel) FILTER (WHERE s.positie = 'vrij'), 0) AS noemer
    FROM stand AS s
    GROUP BY s.uitkeringsjaar, s.regel, s.deel
),
deling AS (
    SELECT
        s.*,
        s.envelop_eur - p.begrensd_eur AS te_verdelen_eur,
        p.gewicht_totaal,
        p.noemer
    FROM stand AS s
    INNER JOIN per_deel AS p USING (uitkeringsjaar, regel, deel)
),
beneden AS (
    SELECT
        d.*,
        CASE WHEN d.positie = 'vrij' THEN CAST(d.te_verdelen_eur AS HUGEINT) * d.gewicht_geheel END AS teller,
        CASE
            WHEN d.positie = 'vrij' THEN CAST((CAST(d.te_verdelen_eur AS HUGEINT) * d.gewicht_geheel) // nullif(d.noemer, 0) AS BIGINT)
            ELSE d.grens_eur
        END AS naar_beneden_eur,
        CASE
            WHEN d.positie = 'vrij' THEN (CAST(d.te_verdelen_eur AS HUGEINT) * d.gewicht_geheel) % nullif(d.noemer, 0)
            ELSE 0
        END AS rest_geheel
    FROM deling AS d
),
rang AS (
    SELECT
        b.*,
        b.envelop_eur - sum(b.naar_beneden_eur) OVER (PARTITION BY b.uitkeringsjaar, b.regel, b.deel) AS over_eur,
        row_number() OVER (
            PARTITION BY b.uitkeringsjaar, b.regel, b.deel ORDER BY b.positie = 'vrij' DESC, b.rest_geheel DESC, b.gm_code ASC
        ) AS rang
    FROM beneden AS b
)
SELECT
    r.uitkeringsjaar,
    r.regel,
    r.deel,
    r.gm_code,
    r.envelop_eur,
    r.te_verdelen_eur,
    r.ondergrens_eur,
    r.bovengrens_eur,
    r.positie,
    r.gewicht,
    r.gewicht_totaal,
    r.aantal_delen,
    r.teller,
    r.noemer,
    r.naar_beneden_eur,
    r.rest_geheel,
    r.rang,
    CAST(CASE WHEN r.positie = 'vrij' AND r.rest_geheel > 0 AND r.rang <= r.over_eur THEN 1 ELSE 0 END AS BIGINT) AS extra_eur,
    r.naar_beneden_eur
    + CAST(CASE WHEN r.positie = 'vrij' AND r.rest_geheel > 0 AND r.rang <= r.over_eur THEN 1 ELSE 0 END AS BIGINT) AS bedrag_eur
FROM rang AS r
