-- Allocated against realised capacity per goal. Grain: doel (of those with a unit of capacity).
-- Units: whole euro; capacity in column eenheid, in hundredths, half up. Parameters: $jaar, $met_voorbeeld.
-- Realised only over gemeenten that gave a value (opgave_*), and set against what those gemeenten got, like with like.
-- *_cellen: the source cells of a figure, or of what was counted; reads the temporary table briefing_gemeente_cel. aantal_niet_opgegeven: gemeenten that got money and gave no value, for whatever reason.
WITH
opgave AS (
    SELECT o.gm_code, o.doel, o.waarde, o.status, broncel(o.document, o.bron_id, o.blad, o.cel, o.waarde) AS cel
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar AND ($met_voorbeeld OR o.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY o.gm_code, o.doel ORDER BY o.peildatum DESC) = 1
),
som AS (
    SELECT
        r.doel,
        CAST(sum(r.toegewezen_eur) AS BIGINT) AS toegewezen_eur,
        count(*) AS aantal_ontvangers,
        broncellen(k.register_cel, r.gm_code) AS aantal_ontvangers_cellen,
        count(o.waarde) AS aantal_opgaven,
        CAST(sum(r.toegewezen_eur) FILTER (WHERE o.waarde IS NOT NULL) AS BIGINT) AS opgave_toegewezen_eur,
        CAST(sum(o.waarde) AS DECIMAL(18, 2)) AS opgave_capaciteit,
        broncellen(o.cel, o.gm_code, o.waarde IS NOT NULL) AS opgave_cellen,
        zwakste(r.toewijzing_status) AS status,
        zwakste(o.status, o.waarde IS NOT NULL) AS opgave_status
    FROM mart.realisatie AS r
    LEFT JOIN opgave AS o USING (gm_code, doel)
    LEFT JOIN briefing_gemeente_cel AS k USING (gm_code)
    WHERE r.uitkeringsjaar = $jaar AND r.toegewezen_eur > 0
    GROUP BY r.doel
)
SELECT
    d.volgorde,
    d.doel,
    d.kort AS doel_naam,
    d.eenheid,
    d.prijs_eur,
    d.prijs_status,
    d.prijs_bron,
    [broncel(b.document, d.prijs_bron_id, d.prijs_blad, d.prijs_cel, d.prijs_eur)] AS prijs_cellen,
    coalesce(s.opgave_cellen, []) AS opgave_cellen,
    s.toegewezen_eur,
    per_stuk(s.toegewezen_eur, d.prijs_eur) AS toegewezen_capaciteit,
    s.aantal_ontvangers,
    s.aantal_ontvangers_cellen,
    s.aantal_opgaven,
    s.aantal_ontvangers - s.aantal_opgaven AS aantal_niet_opgegeven,
    s.opgave_toegewezen_eur,
    per_stuk(s.opgave_toegewezen_eur, d.prijs_eur) AS opgave_toegewezen_capaciteit,
    s.opgave_capaciteit,
    s.status,
    zwakste_van(s.status, d.prijs_status) AS capaciteit_status,
    s.opgave_status,
    zwakste_van('afgeleid', s.opgave_status) AS telling_status,
    CASE WHEN s.opgave_capaciteit IS NULL THEN 'niet opgegeven' END AS reden
FROM som AS s
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.document AS b ON b.bron_id = d.prijs_bron_id
ORDER BY d.volgorde
