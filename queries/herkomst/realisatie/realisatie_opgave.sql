-- Which return of a year stands in mart.realisatie: the latest peildatum that the gemeente gave one for.
-- Grain: jaar, gm_code, doel. The choice is that of mart.realisatie.
SELECT
    year(c.peildatum) AS jaar,
    c.gm_code,
    c.doel,
    c.indicator,
    c.peildatum
FROM mart.capaciteit AS c
WHERE c.herkomst = 'opgave'
QUALIFY
    row_number() OVER (
        PARTITION BY year(c.peildatum), c.gm_code, c.doel ORDER BY c.bron = 'opgave van de gemeente' DESC, c.peildatum DESC
    ) = 1
