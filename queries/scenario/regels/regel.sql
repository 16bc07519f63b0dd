-- The lines of the scenario: the published ones that stay, and those that changed or came. Grain: uitkeringsjaar, regel.
SELECT g.uitkeringsjaar, g.regel, g.doel, g.vorm, g.bedrag_eur, g.sleutel, g.sleutel_circulaire, g.sleutel_jaar
FROM gepubliceerd.regel AS g
ANTI JOIN staging.vervangen AS v USING (uitkeringsjaar, regel)
UNION ALL BY NAME
SELECT e.uitkeringsjaar, e.regel, e.doel, e.vorm, e.bedrag_eur, e.sleutel, e.sleutel_circulaire, e.sleutel_jaar
FROM kern.envelop_regel AS e
