-- The weights as whole numbers: times 10^15, which is every decimal they have. Grain: uitkeringsjaar, regel, deel, gm_code.
SELECT
    g.uitkeringsjaar,
    g.regel,
    g.deel,
    g.gm_code,
    g.gewicht,
    geheel(g.gewicht) AS gewicht_geheel,
    g.aantal_delen,
    g.is_ontvanger
FROM verdeling.sleutelgewicht AS g
