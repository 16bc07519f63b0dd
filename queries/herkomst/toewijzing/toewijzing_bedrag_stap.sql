-- How an allocated amount comes about: what is divided, by which weight, and the division itself. Unit: whole euro.
-- Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code, stap. Gewicht in the unit of its basis.
SELECT
    b.uitkeringsjaar,
    b.doel,
    b.vorm,
    b.regel,
    b.deel,
    b.gm_code,
    'bedrag_eur' AS kolom,
    k.stap,
    0 AS volgorde,
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
    END AS omschrijving,
    CASE
        WHEN k.stap < 4 THEN NULL
        WHEN b.positie = 'vrij' THEN 'floor({} × {} ÷ {}) = {}, rest {}, + {} = {}'
        ELSE b.positie || ' {}'
    END AS formule,
    CASE
        WHEN k.stap < 4 THEN CAST([] AS VARCHAR[])
        WHEN b.positie = 'vrij'
            THEN
                [
                    CAST(b.te_verdelen_eur AS VARCHAR),
                    CAST(b.gewicht AS VARCHAR),
                    CAST(b.gewicht_totaal AS VARCHAR),
                    CAST(b.naar_beneden_eur AS VARCHAR),
                    CAST(b.rest AS VARCHAR),
                    CAST(b.extra_eur AS VARCHAR),
                    CAST(b.bedrag_eur AS VARCHAR)
                ]
        ELSE [CAST(b.bedrag_eur AS VARCHAR)]
    END AS getallen,
    CASE k.stap
        WHEN 1 THEN CAST(b.te_verdelen_eur AS VARCHAR)
        WHEN 2 THEN CAST(b.gewicht AS VARCHAR)
        WHEN 3 THEN CAST(b.gewicht_totaal AS VARCHAR)
        ELSE CAST(b.bedrag_eur AS VARCHAR)
    END AS waarde,
    CASE WHEN k.stap IN (2, 3) THEN 'gewicht' ELSE 'euro' END AS eenheid,
    CASE k.stap
        WHEN 1 THEN e.status
        WHEN 2 THEN coalesce(e.sleutel_status, 'afgeleid')
        WHEN 3 THEN coalesce(e.sleutel_status, 'afgeleid')
        ELSE zwakste_van('afgeleid', e.status, e.sleutel_status)
    END AS status,
    CASE
        WHEN k.stap < 4
            THEN
                'mart.toewijzing_bewijs?uitkeringsjaar=' || b.uitkeringsjaar || '&doel=' || url_encode(b.doel) || '&vorm=' || b.vorm
                || '&regel=' || url_encode(b.regel) || '&deel=' || b.deel || '&gm_code=' || b.gm_code
                || CASE k.stap WHEN 1 THEN '#te_verdelen_eur' WHEN 2 THEN '#gewicht' ELSE '#gewicht_totaal' END
    END AS invoer,
    k.stap = 4 AS is_uitkomst
FROM mart.toewijzing_bewijs AS b
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN herkomst.regelnaam AS n USING (uitkeringsjaar, regel)
LEFT JOIN staging.maatstaf AS m ON 'maatstaf:' || m.code = b.basis
CROSS JOIN (VALUES (1), (2), (3), (4)) AS k (stap)
