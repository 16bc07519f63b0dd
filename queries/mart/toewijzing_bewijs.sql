-- The proof of every allocated euro. Grain: uitkeringsjaar, doel, vorm, regel, gm_code (a proof needs one key,
-- so a goal with two keys has two lines). Unit: euro; gewicht in the unit of its key.
-- bedrag × gewicht = naar_beneden_eur × gewicht_totaal + rest, exactly; exact_deel is teller / noemer, cut at 9 decimals.
SELECT
    t.uitkeringsjaar,
    e.doel,
    e.vorm,
    t.regel,
    t.gm_code,
    t.envelop_eur,
    e.sleutel,
    e.sleutel_circulaire AS circulaire,
    t.gewicht,
    t.gewicht_totaal,
    t.teller // nullif(gcd(t.teller, t.noemer), 0) AS exact_teller,
    t.noemer // nullif(gcd(t.teller, t.noemer), 0) AS exact_noemer,
    CAST(
        CAST(t.naar_beneden_eur AS DECIMAL(19, 0)) + CAST((t.rest_geheel * 1000000000) // nullif(t.noemer, 0) AS DECIMAL(19, 0)) * 0.000000001
        AS DECIMAL(28, 9)
    ) AS exact_deel,
    t.naar_beneden_eur,
    t.envelop_eur * t.gewicht - t.naar_beneden_eur * t.gewicht_totaal AS rest,
    t.rang,
    t.extra_eur,
    t.bedrag_eur,
    t.aantal_delen,
    'grootste_rest' AS afronding
FROM verdeling.toewijzing_regel AS t
INNER JOIN kern.envelop_regel AS e ON e.uitkeringsjaar = t.uitkeringsjaar AND e.regel = t.regel
