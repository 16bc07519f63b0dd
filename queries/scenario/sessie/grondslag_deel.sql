-- sessie.grondslag in the order of its nummer (sessie.grondslag_totaal), so that a reader of one grondslag passes over the
-- rest. Grain: nummer, bestanddeel, gm_code (indeling of the source). Unit of gewicht: 1/10,000.
SELECT t.nummer, g.peildatum, g.bestanddeel, g.gm_code, g.gewicht
FROM sessie.grondslag AS g
INNER JOIN sessie.grondslag_totaal AS t USING (grondslag, bron, bestanddeel)
ORDER BY t.nummer
