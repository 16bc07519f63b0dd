-- What gemeenten answered to the further questions of a goal, over all of them. Grain: indicator. Unit: column eenheid.
-- Parameters: $jaar, $doel, $met_voorbeeld. aantal: gemeenten that answered; aantal_voorbeeld: of those made up. som: of kinds
-- that add up; midden: the answer in the middle of an average or quotient; verdeling: how many gave each choice. gemeenten: the
-- codes of who gave a number, with ~ between them, as a reference names them.
WITH
antwoord AS (
    SELECT a.*
    FROM mart.antwoord AS a
    WHERE a.jaar = $jaar AND a.doel = $doel AND ($met_voorbeeld OR a.status <> 'voorbeeld') AND (a.waarde IS NOT NULL OR a.tekst IS NOT NULL)
    QUALIFY row_number() OVER (PARTITION BY a.gm_code, a.indicator ORDER BY a.peildatum DESC) = 1
),
keuze AS (
    SELECT a.indicator, a.tekst, count(*) AS aantal, sum(count(*)) OVER (PARTITION BY a.indicator) AS totaal
    FROM antwoord AS a
    WHERE a.tekst IS NOT NULL
    GROUP BY a.indicator, a.tekst
),
verdeling AS (
    SELECT k.indicator, string_agg(k.tekst || ': ' || k.aantal || ' (' || CAST((200 * k.aantal + k.totaal) // (2 * k.totaal) AS BIGINT) || '%)', ' · ' ORDER BY k.aantal DESC, k.tekst) AS verdeling
    FROM keuze AS k
    GROUP BY k.indicator
)
SELECT
    i.volgorde,
    i.indicator,
    i.vraag,
    i.eenheid,
    i.soort,
    i.is_optelbaar,
    i.wie,
    i.toelichting,
    i.status AS vraag_status,
    i.bron AS vraag_bron,
    count(a.gm_code) AS aantal,
    count(a.gm_code) FILTER (WHERE a.status = 'voorbeeld') AS aantal_voorbeeld,
    CASE WHEN i.is_optelbaar THEN CAST(sum(a.waarde) AS DECIMAL(18, 2)) END AS som,
    CASE WHEN NOT i.is_optelbaar THEN quantile_disc(a.waarde, 0.5) END AS midden,
    v.verdeling,
    namenlijst(a.gm_code, a.waarde IS NOT NULL) AS gemeenten,
    max(a.peildatum) AS peildatum,
    zwakste(a.status) AS status
FROM mart.indicator AS i
LEFT JOIN antwoord AS a USING (indicator)
LEFT JOIN verdeling AS v ON v.indicator = i.indicator
WHERE i.doel = $doel AND NOT i.is_leidend
GROUP BY i.volgorde, i.indicator, i.vraag, i.eenheid, i.soort, i.is_optelbaar, i.wie, i.toelichting, i.status, i.bron, v.verdeling
ORDER BY i.volgorde
