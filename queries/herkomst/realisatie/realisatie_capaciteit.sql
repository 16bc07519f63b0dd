-- Which capacity and spending stand in mart.realisatie: the row of mart.capaciteit behind each column.
-- Grain: uitkeringsjaar, doel, gm_code, kolom. invoer names that figure as a Verwijzing.
SELECT r.uitkeringsjaar, r.doel, r.gm_code, k.kolom, c.peildatum, c.indicator,
    CASE k.kolom WHEN 'besteed_eur' THEN 'Besteed volgens de opgave' ELSE 'Opgave op ' || strftime(c.peildatum, '%-d-%-m-%Y') END AS omschrijving,
    waarde_van(k.kolom, 'besteed_eur', c.besteed_eur, 'gerealiseerde_capaciteit', c.waarde) AS waarde,
    CASE k.kolom WHEN 'besteed_eur' THEN 'euro' ELSE c.eenheid END AS eenheid,
    c.status,
    verwijzing(
        'mart.capaciteit', CASE k.kolom WHEN 'besteed_eur' THEN 'besteed_eur' ELSE 'waarde' END,
        'peildatum', c.peildatum, 'gm_code', c.gm_code, 'doel', c.doel, 'indicator', c.indicator
    ) AS invoer
FROM mart.realisatie AS r
INNER JOIN herkomst.realisatie_opgave AS o ON o.jaar = r.uitkeringsjaar AND o.gm_code = r.gm_code AND o.doel = r.doel
INNER JOIN mart.capaciteit AS c
    ON c.peildatum = o.peildatum AND c.gm_code = o.gm_code AND c.doel = o.doel AND c.indicator = o.indicator AND c.herkomst = 'opgave'
CROSS JOIN (VALUES ('gerealiseerde_capaciteit'), ('besteed_eur')) AS k (kolom)
WHERE (k.kolom = 'gerealiseerde_capaciteit' AND c.waarde IS NOT NULL) OR (k.kolom = 'besteed_eur' AND c.besteed_eur IS NOT NULL AND r.besteed_herkomst = 'opgave')
UNION ALL
SELECT r.uitkeringsjaar, r.doel, r.gm_code, k.kolom, c.peildatum, c.indicator, 'Ondergrens uit Iv3' AS omschrijving,
    CAST(c.waarde AS VARCHAR) AS waarde,
    c.eenheid,
    c.status,
    verwijzing('mart.capaciteit', 'waarde', 'peildatum', c.peildatum, 'gm_code', c.gm_code, 'doel', c.doel, 'indicator', c.indicator) AS invoer
FROM mart.realisatie AS r
INNER JOIN mart.capaciteit AS c ON year(c.peildatum) = r.uitkeringsjaar AND c.gm_code = r.gm_code AND c.doel = r.doel AND c.herkomst = 'iv3'
CROSS JOIN (VALUES ('gerealiseerde_capaciteit'), ('ondergrens_capaciteit')) AS k (kolom)
WHERE c.waarde IS NOT NULL AND (k.kolom = 'ondergrens_capaciteit' OR r.capaciteit_herkomst = 'iv3 (ondergrens)')
