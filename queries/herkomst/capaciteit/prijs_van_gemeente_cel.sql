-- The cell of the price that counts for a gemeente: its own where it gave one, else that of pok/prijzen.csv.
-- Grain: uitkeringsjaar, doel, gm_code. Unit: whole euro per unit.
SELECT r.uitkeringsjaar, r.doel, r.gm_code,
    unnest(CASE
        WHEN e.prijs_eur IS NULL THEN cel('prijs per ' || p.eenheid, p.bron_id, p.blad, p.cel, p.gedrukt, p.prijs_eur)
        ELSE cel('eigen prijs per ' || p.eenheid, e.bron_id, e.blad, e.cel, e.gedrukt, e.prijs_eur)
    END)
FROM mart.realisatie AS r
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN staging.prijs AS p ON p.doel = d.doel AND p.indicator = d.indicator
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = r.uitkeringsjaar AND e.gm_code = r.gm_code AND e.doel = r.doel
