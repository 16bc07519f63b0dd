-- The parts of the lines of the scenario. Grain: uitkeringsjaar, regel, deel. Unit: whole euro.
SELECT g.uitkeringsjaar, g.regel, g.deel, g.soort, g.naam, g.bedrag_eur, g.sleutel_circulaire, g.sleutel_jaar
FROM gepubliceerd.deel AS g
ANTI JOIN staging.vervangen AS v ON v.uitkeringsjaar = g.uitkeringsjaar AND v.regel = g.regel
UNION ALL
SELECT n.uitkeringsjaar, n.regel, n.deel, n.soort, n.naam, n.bedrag_eur, n.sleutel_circulaire, n.sleutel_jaar
FROM nieuw.deel AS n
