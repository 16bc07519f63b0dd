-- Realised capacity as mart.capaciteit has it, in which a made-up return counts as none. Grain: peildatum, gm_code, doel, indicator,
-- herkomst. Unit: column eenheid; whole euro.
WITH
gemerkt AS (
    SELECT
        c.peildatum,
        c.gm_code,
        c.doel,
        c.indicator,
        c.eenheid,
        c.waarde,
        c.status,
        c.reden,
        c.bron,
        c.herkomst,
        c.grens,
        c.besteed_eur,
        c.bron_id,
        c.blad,
        c.cel,
        coalesce(c.status = 'voorbeeld', FALSE) AS is_verzonnen
    FROM mart.capaciteit AS c
)
SELECT
    g.peildatum,
    g.gm_code,
    g.doel,
    g.indicator,
    g.eenheid,
    CASE WHEN NOT g.is_verzonnen THEN g.waarde END AS waarde,
    CASE WHEN NOT g.is_verzonnen THEN g.status END AS status,
    CASE WHEN g.is_verzonnen THEN 'niet opgegeven' ELSE g.reden END AS reden,
    CASE WHEN g.is_verzonnen THEN 'geen opgave ontvangen' ELSE g.bron END AS bron,
    g.herkomst,
    g.grens,
    CASE WHEN NOT g.is_verzonnen THEN g.besteed_eur END AS besteed_eur,
    CASE WHEN NOT g.is_verzonnen THEN g.bron_id END AS bron_id,
    CASE WHEN NOT g.is_verzonnen THEN g.blad END AS blad,
    CASE WHEN NOT g.is_verzonnen THEN g.cel END AS cel
FROM gemerkt AS g
