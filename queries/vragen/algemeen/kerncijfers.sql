-- Key figures of one year. Grain: one row. Unit: whole euro, and numbers of gemeenten.
-- Parameter: $jaar. opgaven_ontvangen: real returns; those that are made up are counted apart.
-- The euros per status are those of the amount of a line; the key may be weaker and says so itself.
-- *_status: the weakest status in the sum, for what is allocated that of the allocation.
WITH
geld AS (
    SELECT
        CAST(sum(e.bedrag_eur) AS BIGINT) AS totaal_eur,
        CAST(coalesce(sum(e.bedrag_eur) FILTER (WHERE e.vorm IN ('au', 'du', 'bfu')), 0) AS BIGINT) AS gemeentefonds_eur,
        CAST(sum(e.verdeeld_eur) AS BIGINT) AS verdeeld_eur,
        CAST(sum(e.niet_verdeeld_eur) AS BIGINT) AS niet_verdeeld_eur,
        zwakste(e.status, e.vorm IN ('au', 'du', 'bfu')) AS gemeentefonds_status,
        zwakste(e.status, e.niet_verdeeld_eur <> 0) AS niet_verdeeld_status,
        CAST(coalesce(sum(e.bedrag_eur) FILTER (WHERE e.status = 'gepubliceerd'), 0) AS BIGINT) AS gepubliceerd_eur,
        CAST(coalesce(sum(e.bedrag_eur) FILTER (WHERE e.status = 'afgeleid'), 0) AS BIGINT) AS afgeleid_eur,
        CAST(coalesce(sum(e.bedrag_eur) FILTER (WHERE e.status = 'aanname'), 0) AS BIGINT) AS aanname_eur,
        CAST(coalesce(sum(e.bedrag_eur) FILTER (WHERE e.status = 'voorbeeld'), 0) AS BIGINT) AS voorbeeld_eur
    FROM mart.envelop_regel AS e
    WHERE e.uitkeringsjaar = $jaar
),
gemeenten AS (
    SELECT
        count(DISTINCT t.gm_code) AS aantal_gemeenten,
        zwakste(t.status, t.bedrag_eur <> 0) AS verdeeld_status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar
),
opgaven AS (
    SELECT
        count(DISTINCT o.gm_code) FILTER (WHERE o.status <> 'voorbeeld') AS opgaven_ontvangen,
        count(DISTINCT o.gm_code) FILTER (WHERE o.status = 'voorbeeld') AS opgaven_voorbeeld
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar
)
SELECT g.*, a.aantal_gemeenten, a.verdeeld_status, o.opgaven_ontvangen, o.opgaven_voorbeeld
FROM geld AS g
CROSS JOIN gemeenten AS a
CROSS JOIN opgaven AS o
