-- The money of one year in figures. Grain: one row. Units: whole euro; _pct in tenths of a percent, half up.
-- Parameters: $jaar. *_cellen: the source cells of a figure. du_eur is what the year has as decentralisatie-uitkering, bijzondere fondsuitkering (du_vormen) or
-- both, in words du_naam. A status is the weakest of the lines in the sum; the total itself is published.
WITH
regel AS (
    SELECT
        e.vorm,
        e.status,
        e.bedrag_eur,
        e.verdeeld_eur,
        e.niet_verdeeld_eur,
        e.regel,
        broncel(b.document, e.bron_id, e.blad, e.cel, e.bedrag_eur) AS cel
    FROM mart.envelop_regel AS e
    INNER JOIN mart.document AS b USING (bron_id)
    WHERE e.uitkeringsjaar = $jaar
),
som AS (
    SELECT
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm IN ('au', 'du', 'bfu')), 0) AS BIGINT) AS gemeentefonds_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'au'), 0) AS BIGINT) AS au_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm IN ('du', 'bfu')), 0) AS BIGINT) AS du_eur,
        coalesce(string_agg(DISTINCT r.vorm, '~' ORDER BY r.vorm DESC) FILTER (WHERE r.vorm IN ('du', 'bfu')), 'du') AS du_vormen,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'spuk'), 0) AS BIGINT) AS spuk_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.vorm = 'buiten_gemeentefonds'), 0) AS BIGINT) AS buiten_eur,
        CAST(coalesce(sum(r.verdeeld_eur), 0) AS BIGINT) AS verdeeld_eur,
        CAST(coalesce(sum(r.niet_verdeeld_eur), 0) AS BIGINT) AS niet_verdeeld_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.status = 'gepubliceerd'), 0) AS BIGINT) AS gepubliceerd_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.status = 'afgeleid'), 0) AS BIGINT) AS afgeleid_eur,
        CAST(coalesce(sum(r.bedrag_eur) FILTER (WHERE r.status = 'aanname'), 0) AS BIGINT) AS aanname_eur,
        broncellen(r.cel, r.regel, r.status = 'gepubliceerd') AS gepubliceerd_cellen,
        broncellen(r.cel, r.regel, r.status = 'afgeleid') AS afgeleid_cellen,
        broncellen(r.cel, r.regel, r.status = 'aanname') AS aanname_cellen,
        coalesce(zwakste(r.status, r.vorm IN ('au', 'du', 'bfu')), 'gepubliceerd') AS gemeentefonds_status,
        coalesce(zwakste(r.status, r.vorm = 'au'), 'gepubliceerd') AS au_status,
        coalesce(zwakste(r.status, r.vorm IN ('du', 'bfu')), 'gepubliceerd') AS du_status,
        coalesce(zwakste(r.status, r.vorm = 'spuk'), 'gepubliceerd') AS spuk_status,
        coalesce(zwakste(r.status, r.vorm = 'buiten_gemeentefonds'), 'gepubliceerd') AS buiten_status,
        zwakste_van('afgeleid', zwakste(r.status, r.verdeeld_eur <> 0)) AS verdeeld_status,
        coalesce(zwakste(r.status, r.niet_verdeeld_eur <> 0), 'gepubliceerd') AS niet_verdeeld_status
    FROM regel AS r
)
SELECT
    j.uitkeringsjaar AS jaar,
    j.totaal_eur,
    j.bron AS totaal_bron,
    [broncel(b.document, j.bron_id, j.blad, j.cel, j.totaal_eur)] AS totaal_cellen,
    s.*,
    CASE s.du_vormen
        WHEN 'du' THEN 'decentralisatie-uitkeringen'
        WHEN 'bfu' THEN 'bijzondere fondsuitkeringen'
        ELSE 'decentralisatie- en bijzondere fondsuitkeringen'
    END AS du_naam,
    procent(s.aanname_eur, j.totaal_eur) AS aanname_pct,
    (SELECT count(DISTINCT t.gm_code) FROM mart.toewijzing AS t WHERE t.uitkeringsjaar = $jaar) AS gemeenten,
    (SELECT broncellen(c.register_cel, c.gm_code) FROM briefing_gemeente_cel AS c) AS gemeenten_cellen
FROM som AS s
CROSS JOIN mart.jaar AS j
INNER JOIN mart.document AS b USING (bron_id)
WHERE j.uitkeringsjaar = $jaar
