-- The lines (and parts) of a goal in a year, as the head of their proof. Grain: regel, deel. Unit: euro.
-- Parameters: $jaar, $doel.
SELECT
    e.regel,
    b.deel,
    e.vorm,
    b.basis,
    any_value(e.bedrag_eur) AS regel_eur,
    any_value(b.envelop_eur) AS deel_eur,
    any_value(b.te_verdelen_eur) AS te_verdelen_eur,
    any_value(b.gewicht_totaal) AS gewicht_totaal,
    any_value(e.sleutel) AS sleutel,
    any_value(c.naam) AS circulaire_naam,
    any_value(e.sleutel_status) AS sleutel_status,
    any_value(e.sleutel_toelichting) AS sleutel_toelichting,
    any_value(m.naam) AS maatstaf_naam,
    any_value(e.sleutel_jaar) AS sleutel_jaar,
    any_value(e.status) AS status,
    -- what is allocated is computed, so never better than afgeleid
    any_value(zwakste_van('afgeleid', e.status, e.sleutel_status)) AS uitkomst_status,
    any_value(e.bron) AS bron,
    any_value(d.document) AS document,
    any_value(e.cel) AS cel,
    CAST(sum(b.naar_beneden_eur) AS BIGINT) AS naar_beneden_eur,
    CAST(sum(b.extra_eur) AS BIGINT) AS extra_eur,
    CAST(sum(b.bedrag_eur) AS BIGINT) AS toegewezen_eur,
    count(*) AS gemeenten
FROM mart.envelop_regel AS e
INNER JOIN mart.toewijzing_bewijs AS b USING (uitkeringsjaar, regel)
INNER JOIN mart.document AS d USING (bron_id)
LEFT JOIN mart.circulaire AS c ON c.circulaire = e.circulaire AND c.uitkeringsjaar = e.sleutel_jaar
LEFT JOIN mart.sleutelnaam AS m ON lower(m.sleutel) = lower(b.basis)
WHERE e.uitkeringsjaar = $jaar AND e.doel = $doel
GROUP BY e.regel, b.deel, e.vorm, b.basis
ORDER BY e.regel, b.deel
