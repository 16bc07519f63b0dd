-- Core figures over all taakvelden in every begroting and jaarrekening of the series. Grain: boekjaar, verslagsoort, gm_code,
-- kengetal. Unit: whole euro; inwoners: persons on 1 January of the boekjaar. lasten_totaal is without reserves and result
-- (0.10 and 0.11). Overhead: taakveld 0.4. rijksbijdragen_specifiek: income from the Rijk on all taakvelden but 0.7.
-- No row: not filed, or not in the source (the begroting 2024 has salarissen and lasten only). A view: the figures stand in staging.iv3_reeks.
SELECT r.boekjaar, r.verslagsoort, r.gm_code, r.post AS kengetal, r.bedrag_eur, g.inwoners, g.grootteklasse, 'gepubliceerd' AS status
FROM kern.iv3_reeks AS r
INNER JOIN mart.gemeente AS g ON g.indeling_jaar = r.boekjaar AND g.gm_code = r.gm_code
WHERE r.taakveld IS NULL
