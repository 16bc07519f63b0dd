-- What every circulaire says about one uitkeringsjaar, all gemeenten together, the earliest first. Grain: circulaire.
-- Unit: euro; totaal_eur is whole euro, rounded per gemeente as in mart.brug_totaal. Parameter: $jaar.
-- A soort that is NULL, and what ontbreekt names: see mart.betaling.
SELECT
    c.circulaire,
    c.naam,
    c.indeling_peildatum,
    c.uitkeringsfactor,
    count(*) AS gemeenten,
    CAST(sum(b.uitkeringsbasis_eur) AS DECIMAL(18, 2)) AS uitkeringsbasis_eur,
    CAST(sum(b.inkomstenmaatstaf_eur) AS DECIMAL(18, 2)) AS inkomstenmaatstaf_eur,
    CAST(sum(b.algemene_uitkering_eur) AS DECIMAL(18, 2)) AS algemene_uitkering_eur,
    CAST(sum(b.suppletie_eur) AS DECIMAL(18, 2)) AS suppletie_eur,
    CAST(sum(b.iu_eur) AS DECIMAL(18, 2)) AS iu_eur,
    CAST(sum(b.du_eur) AS DECIMAL(18, 2)) AS du_eur,
    CAST(sum(b.artikel12_eur) AS DECIMAL(18, 2)) AS artikel12_eur,
    any_value(b.suppletie_ontbreekt) AS suppletie_ontbreekt,
    any_value(b.iu_ontbreekt) AS iu_ontbreekt,
    any_value(b.du_ontbreekt) AS du_ontbreekt,
    any_value(b.artikel12_ontbreekt) AS artikel12_ontbreekt,
    any_value(b.ontbreekt) AS ontbreekt,
    CAST(sum(round(b.totaal_eur, 0)) AS BIGINT) AS totaal_eur
FROM mart.circulaire AS c
INNER JOIN mart.betaling AS b USING (circulaire, uitkeringsjaar)
WHERE c.uitkeringsjaar = $jaar
GROUP BY c.circulaire, c.naam, c.indeling_peildatum, c.uitkeringsfactor, c.volgnummer
ORDER BY c.volgnummer
