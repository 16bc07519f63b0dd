-- The cells of a capacity return. Grain: peildatum, gm_code, doel, indicator, kolom. Unit: that of the indicator; euro.
SELECT o.peildatum, o.gm_code, o.doel, o.indicator, 'waarde' AS kolom, 'opgave ' || o.indicator AS rol, o.bron_id, o.blad, o.cel, o.gedrukt, CAST(CAST(o.waarde AS DECIMAL(18, 2)) AS VARCHAR) AS waarde
FROM staging.opgave AS o
INNER JOIN kern.opgave AS k USING (peildatum, gm_code, doel, indicator, volgnummer, bron_id)
UNION ALL
SELECT o.peildatum, o.gm_code, o.doel, o.indicator, 'besteed_eur' AS kolom, 'opgave besteed' AS rol, o.bron_id, o.blad, o.cel_besteed_eur AS cel, o.gedrukt_besteed_eur AS gedrukt, CAST(o.besteed_eur AS VARCHAR) AS waarde
FROM staging.opgave AS o
INNER JOIN kern.opgave AS k USING (peildatum, gm_code, doel, indicator, volgnummer, bron_id)
