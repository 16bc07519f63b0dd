-- The ledger lines behind what a gemeente says it spent on a goal; only those of the return that counts.
-- Grain: bron_id, blad, cel. Unit: whole euro. Source: staging.opgave_grootboek.
SELECT
    g.peildatum,
    g.gm_code,
    g.doel,
    g.grootboekrekening,
    g.kostenplaats,
    g.omschrijving,
    g.bedrag_eur,
    g.opmerking,
    g.bron_id,
    g.blad,
    g.cel
FROM staging.opgave_grootboek AS g
INNER JOIN (SELECT DISTINCT o.peildatum, o.gm_code, o.doel, o.volgnummer FROM kern.opgave AS o) AS k USING (peildatum, gm_code, doel, volgnummer)
