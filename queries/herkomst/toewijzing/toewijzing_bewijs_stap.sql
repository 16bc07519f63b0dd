-- How the figures of the proof of an allocated amount come about, apart from the amount and the weight, which have views of
-- their own. Grain: uitkeringsjaar, doel, vorm, regel, deel, gm_code, kolom. Unit: euro; gewicht in that of its basis.
SELECT b.uitkeringsjaar, b.doel, b.vorm, b.regel, b.deel, b.gm_code, k.kolom,
    unnest(stap(
        2, k.omschrijving,
        CASE k.kolom
            WHEN 'envelop_eur' THEN CAST(b.envelop_eur AS VARCHAR)
            WHEN 'te_verdelen_eur' THEN CAST(b.te_verdelen_eur AS VARCHAR)
            WHEN 'gewicht' THEN CAST(b.gewicht AS VARCHAR)
            WHEN 'gewicht_totaal' THEN CAST(b.gewicht_totaal AS VARCHAR)
            WHEN 'exact_teller' THEN CAST(b.exact_teller AS VARCHAR)
            WHEN 'exact_noemer' THEN CAST(b.exact_noemer AS VARCHAR)
            WHEN 'exact_deel' THEN CAST(b.exact_deel AS VARCHAR)
            WHEN 'naar_beneden_eur' THEN CAST(b.naar_beneden_eur AS VARCHAR)
            WHEN 'rest' THEN CAST(b.rest AS VARCHAR)
            WHEN 'extra_eur' THEN CAST(b.extra_eur AS VARCHAR)
            WHEN 'ondergrens_eur' THEN CAST(b.ondergrens_eur AS VARCHAR)
            ELSE CAST(b.bovengrens_eur AS VARCHAR)
        END,
        zwakste_van('afgeleid', e.status, e.sleutel_status), eenheid := k.eenheid,
        formule := CASE
            WHEN k.kolom IN ('exact_deel', 'naar_beneden_eur', 'rest') AND b.positie = 'vrij' THEN '{} × {} ÷ {} = {}; naar beneden {}, rest {}'
        END,
        getallen := CASE
            WHEN k.kolom IN ('exact_deel', 'naar_beneden_eur', 'rest') AND b.positie = 'vrij'
                THEN
                    getallen(b.te_verdelen_eur, b.gewicht, b.gewicht_totaal, b.exact_deel, b.naar_beneden_eur, b.rest)
        END,
        is_uitkomst := TRUE
    ))
FROM mart.toewijzing_bewijs AS b
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
CROSS JOIN (
    VALUES
    ('envelop_eur', 'euro', 'Bedrag van dit deel van de regel'),
    ('te_verdelen_eur', 'euro', 'Het deel, min wat de grenzen van de sleutel vastleggen'),
    ('gewicht', 'gewicht', 'Gewicht van de gemeente: de onderdelen opgeteld'),
    ('gewicht_totaal', 'gewicht', 'De gewichten van alle gemeenten die naar gewicht delen, opgeteld'),
    ('exact_teller', 'getal', 'Te verdelen × gewicht, met het gewicht als geheel getal (× 10^15)'),
    ('exact_noemer', 'getal', 'Gewicht van alle gemeenten samen als geheel getal (× 10^15)'),
    ('exact_deel', 'euro', 'Exact aandeel, afgekapt op negen decimalen'),
    ('naar_beneden_eur', 'euro', 'Aandeel naar beneden afgerond op hele euro''s'),
    ('rest', 'getal', 'Te verdelen × gewicht − naar beneden × gewicht van allen'),
    ('extra_eur', 'euro', 'De euro''s die over zijn, gaan naar de grootste resten'),
    ('ondergrens_eur', 'euro', 'Minst mogelijke bedrag volgens de sleutel'),
    ('bovengrens_eur', 'euro', 'Hoogst mogelijke bedrag volgens de sleutel')
) AS k (kolom, eenheid, omschrijving)
