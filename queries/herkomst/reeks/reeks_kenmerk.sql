-- What the gemeenten of a boekjaar are grouped by, so that a sum of the Iv3 series can be named by it. Grain: boekjaar, gm_code.
SELECT g.indeling_jaar AS boekjaar, g.gm_code, g.provincie, g.grootteklasse
FROM mart.gemeente AS g
