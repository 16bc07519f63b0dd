-- Inhabitants on 1 January. Grain: jaar, gm_code. Unit: persons. Source: staging.inwoners.
-- The status of the source (officieel, benadering, voorlopig) is kept beside the project's own status.
SELECT
    i.jaar,
    i.gm_code,
    i.inwoners,
    i.status AS cbs_status,
    CASE WHEN i.status = 'benadering' THEN 'aanname' ELSE 'gepubliceerd' END AS status,
    i.bron_id,
    i.blad,
    i.cel
FROM staging.inwoners AS i
