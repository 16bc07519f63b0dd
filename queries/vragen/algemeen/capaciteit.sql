-- Allocated against realised capacity per goal, like with like: only over gemeenten that gave a value and got money.
-- Grain: doel. Units: euro; capacity in column eenheid. Parameters: $jaar, $met_voorbeeld.
-- What the money buys is the amount ÷ prijs_eur, divided where it is shown so that it is rounded once.
-- opgave_gemeenten: their codes with ~ between them, as a reference names them.
-- landelijk_eur: all money of the goal, also what no gemeente receives.
-- ondergrens_*: gemeenten without a return whose Iv3 gives a lower bound. It is the whole taakveld, far wider than this
-- money, so it stands apart and is never added to a return.
WITH
ondergrens AS (
    SELECT c.gm_code, c.doel, c.waarde, c.status
    FROM mart.capaciteit AS c
    WHERE c.herkomst = 'iv3' AND year(c.peildatum) = $jaar AND c.waarde > 0
),
ontvanger AS (
    SELECT
        r.doel,
        r.gm_code,
        r.toegewezen_eur,
        o.indicator,
        o.peildatum,
        o.waarde,
        o.status,
        o.besteed_eur,
        CASE WHEN o.waarde IS NULL THEN b.waarde END AS ondergrens,
        b.status AS ondergrens_status
    FROM mart.realisatie AS r
    LEFT JOIN mart.opgave AS o
        ON o.gm_code = r.gm_code AND o.doel = r.doel AND o.jaar = r.uitkeringsjaar AND ($met_voorbeeld OR o.status <> 'voorbeeld')
    LEFT JOIN ondergrens AS b ON b.gm_code = r.gm_code AND b.doel = r.doel
    WHERE r.uitkeringsjaar = $jaar AND r.toegewezen_eur > 0
)
SELECT
    d.volgorde,
    d.doel,
    d.naam AS doel_naam,
    d.eenheid,
    d.taakvelden,
    d.taakveld_status,
    d.prijs_eur,
    d.prijs_status,
    d.prijs_bron,
    CAST(sum(v.toegewezen_eur) AS BIGINT) AS toegewezen_eur,
    any_value(v.indicator) AS opgave_indicator,
    max(v.peildatum) AS opgave_peildatum,
    namenlijst(v.gm_code, v.waarde IS NOT NULL) AS opgave_gemeenten,
    count(*) AS aantal_ontvangers,
    count(v.waarde) AS aantal_opgaven,
    count(v.waarde) FILTER (WHERE v.status = 'voorbeeld') AS aantal_voorbeeld,
    zwakste(v.status, v.waarde IS NOT NULL) AS opgave_status,
    CAST(sum(v.toegewezen_eur) FILTER (WHERE v.waarde IS NOT NULL) AS BIGINT) AS opgave_toegewezen_eur,
    CAST(sum(v.waarde) AS DECIMAL(18, 2)) AS opgave_gerealiseerd,
    CAST(sum(v.besteed_eur) AS BIGINT) AS opgave_besteed_eur,
    CAST(sum(v.toegewezen_eur) FILTER (WHERE v.besteed_eur IS NOT NULL) AS BIGINT) AS besteed_toegewezen_eur,
    count(v.ondergrens) AS aantal_ondergrens,
    CAST(sum(v.ondergrens) AS DECIMAL(18, 2)) AS ondergrens_capaciteit,
    zwakste(v.ondergrens_status, v.ondergrens IS NOT NULL) AS ondergrens_status,
    (SELECT CAST(sum(e.bedrag_eur) AS BIGINT) FROM mart.envelop AS e WHERE e.uitkeringsjaar = $jaar AND e.doel = d.doel) AS landelijk_eur
FROM ontvanger AS v
INNER JOIN mart.doel AS d USING (doel)
GROUP BY d.volgorde, d.doel, d.naam, d.eenheid, d.taakvelden, d.taakveld_status, d.prijs_eur, d.prijs_status, d.prijs_bron
ORDER BY d.volgorde
