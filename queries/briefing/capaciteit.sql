-- Allocated against realised capacity per goal. Grain: doel (of those with a unit of capacity).
-- Units: whole euro; capacity in column eenheid, in hundredths, half up. Parameters: $jaar, $met_voorbeeld.
-- Realised only over gemeenten that gave a value (opgave_*), and set against what those gemeenten got, like with like.
-- *_cellen: the source cells of a figure, or of what was counted; reads the temporary table briefing_gemeente_cel. aantal_niet_opgegeven: gemeenten that got money and gave no value, for whatever reason.
WITH
opgave AS (
    SELECT c.gm_code, c.doel, c.waarde, c.status, c.bron_id, c.blad, c.cel, b.document
    FROM mart.capaciteit AS c
    INNER JOIN mart.document AS b ON b.bron_id = c.bron_id
    WHERE
        c.herkomst = 'opgave'
        AND year(c.peildatum) = $jaar
        AND c.bron = 'opgave van de gemeente'
        AND ($met_voorbeeld OR c.status <> 'voorbeeld')
    QUALIFY row_number() OVER (PARTITION BY c.gm_code, c.doel ORDER BY c.peildatum DESC) = 1
),
som AS (
    SELECT
        r.doel,
        CAST(sum(r.toegewezen_eur) AS BIGINT) AS toegewezen_eur,
        count(*) AS aantal_ontvangers,
        list(k.register_cel ORDER BY r.gm_code) FILTER (WHERE k.register_cel IS NOT NULL) AS aantal_ontvangers_cellen,
        count(o.waarde) AS aantal_opgaven,
        CAST(sum(r.toegewezen_eur) FILTER (WHERE o.waarde IS NOT NULL) AS BIGINT) AS opgave_toegewezen_eur,
        CAST(sum(o.waarde) AS DECIMAL(18, 2)) AS opgave_capaciteit,
        list(struct_pack(document := o.document, bron_id := o.bron_id, blad := o.blad, cel := o.cel, gedrukt := CAST(o.waarde AS VARCHAR)) ORDER BY o.gm_code)
            FILTER (WHERE o.waarde IS NOT NULL) AS opgave_cellen,
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
    split_part(d.naam, ':', 1) AS doel_naam,
    d.eenheid,
    p.prijs_eur,
    p.status AS prijs_status,
    p.bron AS prijs_bron,
    [struct_pack(document := b.document, bron_id := p.bron_id, blad := p.blad, cel := p.cel, gedrukt := CAST(p.prijs_eur AS VARCHAR))] AS prijs_cellen,
    coalesce(s.opgave_cellen, []) AS opgave_cellen,
    s.toegewezen_eur,
    CAST(CAST((200 * s.toegewezen_eur + p.prijs_eur) // nullif(2 * p.prijs_eur, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS toegewezen_capaciteit,
    s.aantal_ontvangers,
    s.aantal_ontvangers_cellen,
    s.aantal_opgaven,
    s.aantal_ontvangers - s.aantal_opgaven AS aantal_niet_opgegeven,
    s.opgave_toegewezen_eur,
    CAST(CAST((200 * s.opgave_toegewezen_eur + p.prijs_eur) // nullif(2 * p.prijs_eur, 0) AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2)) AS opgave_toegewezen_capaciteit,
    s.opgave_capaciteit,
    s.status,
    zwakste_van(s.status, p.status) AS capaciteit_status,
    s.opgave_status,
    zwakste_van('afgeleid', s.opgave_status) AS telling_status,
    CASE WHEN s.opgave_capaciteit IS NULL THEN 'niet opgegeven' END AS reden
FROM som AS s
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN staging.prijs AS p ON p.doel = d.doel AND p.indicator = d.indicator
INNER JOIN mart.document AS b ON b.bron_id = p.bron_id
ORDER BY d.volgorde
