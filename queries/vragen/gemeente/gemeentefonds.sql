-- The whole gemeentefonds of one gemeente in every vintage: context for the amounts of this fund.
-- Grain: circulaire, uitkeringsjaar. Unit: euro. Parameters: $jaar (its indeling decides who the gemeente is), $gm.
-- delen: the codes of the gemeenten of then, as a reference names them. A soort that is NULL, and what ontbreekt names: see
-- mart.betaling.
SELECT
    c.circulaire,
    c.uitkeringsjaar,
    c.naam,
    count(*) AS aantal_delen,
    namenlijst(b.gm_code) AS delen,
    c.uitkeringsfactor,
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
    CAST(sum(b.totaal_eur) AS DECIMAL(18, 2)) AS totaal_eur
FROM mart.circulaire AS c
INNER JOIN mart.jaar AS j ON j.uitkeringsjaar = $jaar
INNER JOIN mart.hercodering AS h
    ON
        h.peildatum_van = c.indeling_peildatum
        AND h.peildatum_naar = greatest(j.indeling_peildatum, c.indeling_peildatum)
        AND h.gm_code = $gm
INNER JOIN mart.betaling AS b
    ON b.circulaire = c.circulaire AND b.uitkeringsjaar = c.uitkeringsjaar AND b.gm_code = h.gm_code_van
GROUP BY c.circulaire, c.uitkeringsjaar, c.naam, c.uitkeringsfactor, c.volgnummer
ORDER BY c.uitkeringsjaar, c.volgnummer
