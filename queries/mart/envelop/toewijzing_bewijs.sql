-- The proof of every allocated euro. Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code (a proof needs one basis, so
-- a goal with two keys has two lines and a composed key has parts). Unit: euro; gewicht in the unit of its basis.
-- te_verdelen_eur × gewicht = naar_beneden_eur × gewicht_totaal + rest, exactly, for whoever no limit binds ('vrij');
-- exact_deel is exact_teller / exact_noemer, cut at 9 decimals. te_verdelen_eur is the part less what limits fix.
SELECT
    t.uitkeringsjaar,
    e.doel,
    e.vorm,
    t.regel,
    t.deel,
    t.gm_code,
    t.envelop_eur,
    t.te_verdelen_eur,
    e.sleutel,
    CASE WHEN d.naam IS NULL THEN d.soort ELSE d.soort || ':' || d.naam END AS basis,
    e.sleutel_circulaire AS circulaire,
    t.gewicht,
    t.gewicht_totaal,
    CASE WHEN t.positie = 'vrij' THEN t.teller ELSE t.naar_beneden_eur END AS exact_teller,
    CASE WHEN t.positie = 'vrij' THEN t.noemer ELSE 1 END AS exact_noemer,
    CAST(
        CAST(t.naar_beneden_eur AS DECIMAL(19, 0))
        + CASE WHEN t.positie = 'vrij' THEN CAST((t.rest_geheel * 1000000000) // nullif(t.noemer, 0) AS DECIMAL(19, 0)) ELSE 0 END * 0.000000001
        AS DECIMAL(28, 9)
    ) AS exact_deel,
    t.naar_beneden_eur,
    CASE WHEN t.positie = 'vrij' THEN t.te_verdelen_eur * t.gewicht - t.naar_beneden_eur * t.gewicht_totaal ELSE 0 END AS rest,
    t.rang,
    t.extra_eur,
    t.bedrag_eur,
    t.positie,
    t.ondergrens_eur,
    t.bovengrens_eur,
    t.aantal_delen,
    'grootste_rest' AS afronding
FROM verdeling.toewijzing_regel AS t
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN kern.envelop_deel AS d USING (uitkeringsjaar, regel, deel)
