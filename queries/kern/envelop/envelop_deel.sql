-- The parts of a line, each with an amount and a basis of its own. Grain: uitkeringsjaar, regel, deel. Unit: whole euro.
-- A part with a fixed amount per recipient takes that times the recipients; a part without amount takes what is left.
-- Part 0 is the basis that an ingroei is measured from: it divides the whole line and is paid to nobody.
WITH
aantal AS (
    SELECT o.uitkeringsjaar, o.regel, count(*) AS ontvangers
    FROM kern.ontvanger AS o
    GROUP BY o.uitkeringsjaar, o.regel
),
bepaald AS (
    SELECT
        d.uitkeringsjaar,
        d.regel,
        d.deel,
        d.soort,
        d.naam,
        d.is_ingroeibasis,
        e.bedrag_eur AS regel_eur,
        CASE
            WHEN d.is_ingroeibasis THEN e.bedrag_eur
            WHEN d.vast_eur IS NOT NULL THEN d.vast_eur * coalesce(a.ontvangers, 0)
            ELSE d.bedrag_eur
        END AS bedrag_eur
    FROM staging.sleutel_deel AS d
    INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
    LEFT JOIN aantal AS a USING (uitkeringsjaar, regel)
)
SELECT
    b.uitkeringsjaar,
    b.regel,
    b.deel,
    b.soort,
    b.naam,
    b.is_ingroeibasis,
    b.bedrag_eur IS NULL AS is_rest,
    CAST(
        coalesce(
            b.bedrag_eur,
            b.regel_eur - coalesce(sum(b.bedrag_eur) FILTER (WHERE NOT b.is_ingroeibasis) OVER (PARTITION BY b.uitkeringsjaar, b.regel), 0)
        ) AS BIGINT
    ) AS bedrag_eur
FROM bepaald AS b
