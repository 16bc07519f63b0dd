-- How an allocated amount comes about: what is divided, by which weight, and the division itself. Unit: whole euro.
-- Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code, stap. Gewicht in the unit of its basis.
SELECT b.uitkeringsjaar, b.doel, b.vorm, b.regel, b.deel, b.gm_code, 'bedrag_eur' AS kolom,
    unnest(stap(
        k.stap,
        CASE k.stap
            WHEN 1 THEN 'Te verdelen, ' || n.kort || ' (regel ' || b.regel || ')'
            WHEN 2
                THEN
                    'Gewicht van de gemeente: '
                    || CASE
                        WHEN m.naam IS NOT NULL THEN m.naam || ' (' || m.code || ')'
                        WHEN starts_with(b.basis, 'du:') THEN 'decentralisatie-uitkering ' || substr(b.basis, 4)
                        WHEN starts_with(b.basis, 'cluster:') THEN 'uitkeringsbasis van het cluster ' || substr(b.basis, 9)
                        ELSE b.basis
                    END
                    || coalesce(' uit de ' || e.sleutel_circulaire || ' voor ' || e.sleutel_jaar, ' op 1 januari ' || e.sleutel_jaar, '')
            WHEN 3 THEN 'Gewicht van alle gemeenten samen'
            ELSE CASE b.positie
                WHEN 'vrij' THEN 'Verdeeld met de grootste rest: rang ' || b.rang || ', ' || CASE b.extra_eur WHEN 1 THEN 'één euro erbij' ELSE 'geen euro erbij' END
                ELSE 'De sleutel legt dit bedrag vast: ' || b.positie
            END
        END,
        waarde_van(k.stap, 1, b.te_verdelen_eur, 2, b.gewicht, 3, b.gewicht_totaal, 4, b.bedrag_eur),
        CASE k.stap
            WHEN 1 THEN e.status
            WHEN 2 THEN coalesce(e.sleutel_status, 'afgeleid')
            WHEN 3 THEN coalesce(e.sleutel_status, 'afgeleid')
            ELSE zwakste_van('afgeleid', e.status, e.sleutel_status)
        END,
        eenheid := CASE WHEN k.stap IN (2, 3) THEN 'gewicht' ELSE 'euro' END,
        formule := CASE
            WHEN k.stap < 4 THEN NULL
            WHEN b.positie = 'vrij' THEN 'floor({} × {} ÷ {}) = {}, rest {}, + {} = {}'
            ELSE b.positie || ' {}'
        END,
        getallen := CASE
            WHEN k.stap < 4 THEN CAST([] AS VARCHAR[])
            WHEN b.positie = 'vrij'
                THEN
                    getallen(b.te_verdelen_eur, b.gewicht, b.gewicht_totaal, b.naar_beneden_eur, b.rest, b.extra_eur, b.bedrag_eur)
            ELSE getallen(b.bedrag_eur)
        END,
        invoer := CASE
            WHEN k.stap < 4
                THEN
                    verwijzing(
                        'mart.toewijzing_bewijs', CASE k.stap WHEN 1 THEN 'te_verdelen_eur' WHEN 2 THEN 'gewicht' ELSE 'gewicht_totaal' END,
                        'uitkeringsjaar', b.uitkeringsjaar, 'doel', b.doel, 'vorm', b.vorm, 'regel', b.regel, 'deel', b.deel, 'gm_code', b.gm_code
                    )
        END,
        is_uitkomst := k.stap = 4
    ))
FROM mart.toewijzing_bewijs AS b
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN herkomst.regelnaam AS n USING (uitkeringsjaar, regel)
LEFT JOIN staging.maatstaf AS m ON 'maatstaf:' || m.code = b.basis
CROSS JOIN (VALUES (1), (2), (3), (4)) AS k (stap)
