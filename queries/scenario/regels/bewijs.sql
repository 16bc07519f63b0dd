-- The proof of what a scenario calculated anew for one gemeente, under the names of vragen/gemeente/bewijs.
-- Grain: uitkeringsjaar, regel, deel. Unit: euro; gewicht in the unit of its key. Parameter: $gm.
-- scenario.bewijs is mart/toewijzing_bewijs on the lines of the scenario, so it has changed lines only.
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.regel,
    t.deel,
    count(*) OVER (PARTITION BY t.uitkeringsjaar, t.regel) AS delen,
    t.vorm,
    t.envelop_eur,
    t.te_verdelen_eur AS deelbaar_eur,
    t.positie,
    t.ondergrens_eur,
    t.bovengrens_eur,
    e.status,
    e.bron,
    d.document AS envelop_document,
    e.cel AS envelop_cel,
    t.basis AS sleutel,
    e.sleutel AS sleutel_tekst,
    coalesce(m.naam, k.naam) AS sleutel_maatstaf,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    c.naam AS circulaire_naam,
    t.gewicht,
    t.gewicht_totaal,
    t.exact_deel,
    t.naar_beneden_eur,
    t.rest,
    t.rang,
    t.extra_eur,
    t.bedrag_eur,
    t.aantal_delen,
    (
        SELECT CAST(sum(x.extra_eur) AS BIGINT)
        FROM scenario.bewijs AS x
        WHERE x.uitkeringsjaar = t.uitkeringsjaar AND x.regel = t.regel AND x.deel = t.deel
    ) AS te_verdelen_eur
FROM scenario.bewijs AS t
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
LEFT JOIN staging.document AS d USING (bron_id)
LEFT JOIN kern.circulaire AS c ON c.circulaire = t.circulaire AND c.uitkeringsjaar = e.sleutel_jaar
LEFT JOIN staging.maatstaf AS m ON 'maatstaf:' || m.code = t.basis
LEFT JOIN staging.kenmerksoort AS k ON 'kenmerk:' || k.kenmerk = t.basis
WHERE t.gm_code = $gm
ORDER BY t.uitkeringsjaar, vorm_volgorde(t.vorm), t.regel, t.deel
