-- Every pair of vintages of the same uitkeringsjaar, the earlier one first.
-- Grain: circulaire_van, circulaire_naar, uitkeringsjaar. Units: factors without unit. Source: kern.circulaire.
SELECT
    v.circulaire AS circulaire_van,
    n.circulaire AS circulaire_naar,
    v.uitkeringsjaar,
    v.uitkeringsfactor AS factor_van,
    n.uitkeringsfactor AS factor_naar,
    v.indeling_peildatum AS peildatum_van,
    n.indeling_peildatum AS peildatum_naar
FROM kern.circulaire AS v
INNER JOIN kern.circulaire AS n ON n.uitkeringsjaar = v.uitkeringsjaar AND n.volgnummer > v.volgnummer
