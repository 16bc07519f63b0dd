-- The money of one year in figures. Grain: one row. Units: whole euro; _pct in tenths of a percent, half up.
-- Parameters: $jaar. *_cellen: the source cells of a figure. A status is the weakest of the lines in the sum; the total itself is published.
WITH
regel AS (
    SELECT
        e.vorm,
        e.status,
        e.bedrag_eur,
        e.verdeeld_eur,
        e.niet_verdeeld_eur,
        e.regel,
        struct_pack(document := b.document, bron_id := e.bron_id, blad := e.blad, cel := e.cel, gedrukt := CAST(e.bedrag_eur AS VARCHAR)) AS cel
    FROM mart.envelop_regel AS e
    INNER JOIN mart.document AS b USING (bron_id)
    WHERE e.uitkeringsjaar = $jaar
),
som AS (
    SELECT
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm IN ('au', 'du')), 0) AS BIGINT) AS gemeentefonds_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'au'), 0) AS BIGINT) AS au_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'du'), 0) AS BIGINT) AS du_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'spuk'), 0) AS BIGINT) AS spuk_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'buiten_gemeentefonds'), 0) AS BIGINT) AS buiten_eur,
        CAST(coalesce(sum(r.verdeeld_eur), 0) AS BIGINT) AS verdeeld_eur,
        CAST(coalesce(sum(r.niet_verdeeld_eur), 0) AS BIGINT) AS niet_verdeeld_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.status = 'gepubliceerd'), 0) AS BIGINT) AS gepubliceerd_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.status = 'afgeleid'), 0) AS BIGINT) AS afgeleid_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.status = 'aanname'), 0) AS BIGINT) AS aanname_eur,
        list(r.cel ORDER BY r.regel) FILTER (WHERE r.status = 'gepubliceerd') AS gepubliceerd_cellen,
        list(r.cel ORDER BY r.regel) FILTER (WHERE r.status = 'afgeleid') AS afgeleid_cellen,
        list(r.cel ORDER BY r.regel) FILTER (WHERE r.status = 'aanname') AS aanname_cellen,
        zwakste(r.status, r.vorm IN ('au', 'du')) AS gemeentefonds_status,
        zwakste(r.status, r.vorm = 'au') AS au_status,
        zwakste(r.status, r.vorm = 'du') AS du_status,
        zwakste(r.status, r.vorm = 'spuk') AS spuk_status,
        zwakste(r.status, r.vorm = 'buiten_gemeentefonds') AS buiten_status,
        zwakste(r.status, r.verdeeld_eur <> 0) AS verdeeld_status,
        zwakste(r.status, r.niet_verdeeld_eur <> 0) AS niet_verdeeld_status
    FROM regel AS r
)
SELECT
    j.uitkeringsjaar AS jaar,
    j.totaal_eur,
    j.bron AS totaal_bron,
    [struct_pack(document := b.document, bron_id := j.bron_id, blad := j.blad, cel := j.cel, gedrukt := CAST(j.totaal_eur AS VARCHAR))] AS totaal_cellen,
    s.gemeentefonds_eur,
    s.au_eur,
    s.du_eur,
    s.spuk_eur,
    s.buiten_eur,
    s.verdeeld_eur,
    s.niet_verdeeld_eur,
    s.gepubliceerd_eur,
    s.afgeleid_eur,
    s.aanname_eur,
    s.gepubliceerd_cellen,
    s.afgeleid_cellen,
    s.aanname_cellen,
    CAST(CAST((2000 * s.aanname_eur + j.totaal_eur) // nullif(2 * j.totaal_eur, 0) AS DECIMAL(16, 0)) * 0.1 AS DECIMAL(9, 1)) AS aanname_pct,
    (SELECT count(DISTINCT t.gm_code) FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar) AS gemeenten,
    (SELECT list(c.register_cel ORDER BY c.gm_code) FILTER (WHERE c.register_cel IS NOT NULL) FROM briefing_gemeente_cel AS c) AS gemeenten_cellen,
    coalesce(s.gemeentefonds_status, 'gepubliceerd') AS gemeentefonds_status,
    coalesce(s.au_status, 'gepubliceerd') AS au_status,
    coalesce(s.du_status, 'gepubliceerd') AS du_status,
    coalesce(s.spuk_status, 'gepubliceerd') AS spuk_status,
    coalesce(s.buiten_status, 'gepubliceerd') AS buiten_status,
    zwakste_van('afgeleid', s.verdeeld_status) AS verdeeld_status,
    coalesce(s.niet_verdeeld_status, 'gepubliceerd') AS niet_verdeeld_status
FROM som AS s
CROSS JOIN staging.jaar AS j
INNER JOIN mart.document AS b USING (bron_id)
WHERE j.uitkeringsjaar = $jaar
