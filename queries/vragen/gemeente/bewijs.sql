-- The proof of one allocated amount: every line of a goal for one gemeente, with its envelope cell and key.
-- Grain: regel, deel. Unit: euro; gewicht in the unit of its key. Parameters: $jaar, $gm, $doel.
SELECT
    t.regel,
    t.deel,
    count(*) OVER (PARTITION BY t.regel) AS delen,
    t.vorm,
    t.envelop_eur,
    t.te_verdelen_eur AS deelbaar_eur,
    t.positie,
    t.ondergrens_eur,
    t.bovengrens_eur,
    e.status,
    e.bron,
    d.document AS envelop_document,
    e.blad AS envelop_blad,
    e.cel AS envelop_cel,
    t.basis AS sleutel,
    e.sleutel AS sleutel_tekst,
    m.naam AS sleutel_maatstaf,
    e.sleutel_jaar,
    e.sleutel_status,
    e.sleutel_toelichting,
    c.naam AS circulaire_naam,
    c.indeling_peildatum AS sleutel_peildatum,
    t.gewicht,
    t.gewicht_totaal,
    t.exact_deel,
    t.naar_beneden_eur,
    t.rest,
    t.rang,
    t.extra_eur,
    t.bedrag_eur,
    t.aantal_delen,
    t.afronding,
    (
        SELECT CAST(sum(x.extra_eur) AS BIGINT)
        FROM mart.toewijzing_bewijs AS x
        WHERE x.uitkeringsjaar = t.uitkeringsjaar AND x.regel = t.regel AND x.deel = t.deel
    ) AS te_verdelen_eur
FROM mart.toewijzing_bewijs AS t
INNER JOIN mart.envelop_regel AS e USING (uitkeringsjaar, regel)
LEFT JOIN mart.document AS d USING (bron_id)
LEFT JOIN mart.circulaire AS c ON c.circulaire = t.circulaire AND c.uitkeringsjaar = e.sleutel_jaar
LEFT JOIN mart.sleutelnaam AS m ON m.sleutel = t.basis
WHERE t.uitkeringsjaar = $jaar AND t.gm_code = $gm AND t.doel = $doel
ORDER BY vorm_volgorde(t.vorm), t.regel, t.deel
