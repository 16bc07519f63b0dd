-- The whole gemeentefonds of one gemeente in every vintage: context for the amounts of this fund.
-- Grain: circulaire, uitkeringsjaar. Unit: euro. Parameters: $jaar (its indeling decides who the gemeente is), $gm.
WITH
deel AS (
    SELECT c.circulaire, c.uitkeringsjaar, c.naam, c.volgnummer, c.uitkeringsfactor, h.gm_code_van AS deel_code
    FROM kern.circulaire AS c
    INNER JOIN staging.jaar AS j ON j.uitkeringsjaar = $jaar
    INNER JOIN kern.hercodering AS h
        ON
            h.peildatum_van = c.indeling_peildatum
            AND h.peildatum_naar = greatest(j.indeling_peildatum, c.indeling_peildatum)
            AND h.gm_code = $gm
),
au AS (
    SELECT
        d.circulaire,
        d.uitkeringsjaar,
        d.naam,
        d.volgnummer,
        d.uitkeringsfactor,
        count(*) AS aantal_delen,
        sum(a.uitkeringsbasis_eur) AS uitkeringsbasis_eur,
        sum(a.inkomstenmaatstaf_eur) AS inkomstenmaatstaf_eur,
        sum(a.algemene_uitkering_eur) AS algemene_uitkering_eur
    FROM deel AS d
    INNER JOIN mart.algemene_uitkering AS a
        ON a.circulaire = d.circulaire AND a.uitkeringsjaar = d.uitkeringsjaar AND a.gm_code = d.deel_code
    GROUP BY d.circulaire, d.uitkeringsjaar, d.naam, d.volgnummer, d.uitkeringsfactor
),
overig AS (
    SELECT
        d.circulaire,
        d.uitkeringsjaar,
        coalesce(sum(u.bedrag_eur) FILTER (WHERE u.soort = 'suppletie'), 0) AS suppletie_eur,
        coalesce(sum(u.bedrag_eur) FILTER (WHERE u.soort = 'iu'), 0) AS iu_eur,
        coalesce(sum(u.bedrag_eur) FILTER (WHERE u.soort = 'du'), 0) AS du_eur,
        coalesce(sum(u.bedrag_eur) FILTER (WHERE u.soort = 'artikel12'), 0) AS artikel12_eur
    FROM deel AS d
    INNER JOIN mart.uitkering AS u
        ON u.circulaire = d.circulaire AND u.uitkeringsjaar = d.uitkeringsjaar AND u.gm_code = d.deel_code
    GROUP BY d.circulaire, d.uitkeringsjaar
)
SELECT
    a.circulaire,
    a.uitkeringsjaar,
    a.naam,
    a.aantal_delen,
    a.uitkeringsfactor,
    CAST(a.uitkeringsbasis_eur AS DECIMAL(18, 2)) AS uitkeringsbasis_eur,
    CAST(a.inkomstenmaatstaf_eur AS DECIMAL(18, 2)) AS inkomstenmaatstaf_eur,
    CAST(a.algemene_uitkering_eur AS DECIMAL(18, 2)) AS algemene_uitkering_eur,
    CAST(o.suppletie_eur AS DECIMAL(18, 2)) AS suppletie_eur,
    CAST(o.iu_eur AS DECIMAL(18, 2)) AS iu_eur,
    CAST(o.du_eur AS DECIMAL(18, 2)) AS du_eur,
    CAST(o.artikel12_eur AS DECIMAL(18, 2)) AS artikel12_eur,
    CAST(a.algemene_uitkering_eur + coalesce(o.suppletie_eur + o.iu_eur + o.du_eur + o.artikel12_eur, 0) AS DECIMAL(18, 2)) AS totaal_eur
FROM au AS a
LEFT JOIN overig AS o ON o.circulaire = a.circulaire AND o.uitkeringsjaar = a.uitkeringsjaar
ORDER BY a.uitkeringsjaar, a.volgnummer
