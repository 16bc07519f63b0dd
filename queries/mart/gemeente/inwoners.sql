-- Inhabitants on 1 January as printed. Grain: jaar, gm_code. Unit: persons. Source: kern.inwoners.
SELECT i.jaar, i.gm_code, i.inwoners, i.cbs_status, i.status, i.bron_id, i.blad, i.cel
FROM kern.inwoners AS i
