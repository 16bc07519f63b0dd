-- The parts of the lines of the scenario. Grain: uitkeringsjaar, regel, deel. Unit: whole euro.
SELECT g.uitkeringsjaar, g.regel, g.deel, g.soort, g.grondslag, g.bron, g.bedrag_eur
FROM gepubliceerd.deel AS g
ANTI JOIN staging.vervangen AS v USING (uitkeringsjaar, regel)
UNION ALL BY NAME
SELECT n.uitkeringsjaar, n.regel, n.deel, n.soort, n.grondslag, n.bron, n.bedrag_eur
FROM nieuw.deel AS n
