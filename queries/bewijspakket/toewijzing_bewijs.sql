-- Every step of the allocation. Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code. Unit: whole euro; gewicht in that of its basis.
SELECT
    t.uitkeringsjaar,
    t.doel,
    t.vorm,
    t.regel,
    t.deel,
    t.gm_code,
    t.basis,
    t.circulaire,
    t.envelop_eur,
    t.te_verdelen_eur,
    t.gewicht,
    t.gewicht_totaal,
    t.naar_beneden_eur,
    t.rest,
    t.rang,
    t.extra_eur,
    t.bedrag_eur,
    t.positie
FROM mart.toewijzing_bewijs AS t
ORDER BY t.uitkeringsjaar, t.doel, t.vorm, t.regel, t.deel, t.gm_code
