-- What each gemeente gets of each line in the scenario: published where the line stays, calculated anew where it changed.
-- Grain: uitkeringsjaar, regel, gm_code. Unit: whole euro.
SELECT g.uitkeringsjaar, g.regel, g.doel, g.vorm, g.gm_code, g.bedrag_eur
FROM gepubliceerd.toewijzing AS g
ANTI JOIN staging.vervangen AS v USING (uitkeringsjaar, regel)
UNION ALL BY NAME
SELECT n.uitkeringsjaar, n.regel, n.doel, n.vorm, n.gm_code, n.bedrag_eur
FROM nieuw.toewijzing AS n
