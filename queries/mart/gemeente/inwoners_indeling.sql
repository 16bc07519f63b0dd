-- Inhabitants of 1 January of a year in the indeling of that or a later date. Unit: persons. Source: kern.inwoners_indeling.
-- Grain: inwoners_jaar, peildatum, gm_code.
SELECT i.inwoners_jaar, i.peildatum, i.gm_code, i.inwoners, i.cbs_status, i.aantal_delen, i.bron_id, i.blad, i.cel
FROM kern.inwoners_indeling AS i
