-- Everything that is divided, of all years: what a gemeente gets per goal and form, by which key. Grain: uitkeringsjaar, gm_code, doel,
-- vorm. Unit: whole euro; persons. voor_regio: 'ja' when a centrumgemeente receives it for its region, so that it is no amount per
-- own inhabitant. inwoners: of the indeling of the year.
WITH regionaal AS (
    SELECT DISTINCT r.uitkeringsjaar, r.doel
    FROM mart.toewijzing_regio AS r
)
SELECT
    t.uitkeringsjaar,
    t.gm_code,
    g.naam AS gemeente,
    g.provincie,
    g.grootteklasse,
    g.inwoners,
    t.doel AS doelcode,
    d.naam AS doel,
    t.vorm,
    t.bedrag_eur,
    t.status,
    t.sleutel,
    t.circulaire,
    CASE WHEN r.doel IS NULL THEN 'nee' ELSE 'ja' END AS voor_regio
FROM mart.toewijzing AS t
INNER JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code)
INNER JOIN mart.doel AS d USING (doel)
LEFT JOIN regionaal AS r USING (uitkeringsjaar, doel)
ORDER BY t.uitkeringsjaar, g.naam_sorteer, t.gm_code, d.volgorde, t.vorm
