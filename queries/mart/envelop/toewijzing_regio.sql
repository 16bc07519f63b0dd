-- Money that one gemeente receives for its whole region, per region. Grain: uitkeringsjaar, doel, regio_code. Units: whole euro,
-- persons, gemeenten. doel: what pok/regionaal.csv names, as far as something of it is divided. gemeenten and inwoners are of the
-- whole region. A gemeente without a region stands under 'geen', so that the sum is that of mart.toewijzing.
WITH lid AS (
    SELECT
        g.uitkeringsjaar,
        g.gm_code,
        g.inwoners,
        coalesce(r.regio_code, 'geen') AS regio_code,
        coalesce(r.regio, 'niet ingedeeld') AS regio,
        r.centrumgemeente
    FROM mart.gemeente_jaar AS g
    LEFT JOIN mart.regio_gemeente AS r USING (uitkeringsjaar, gm_code)
),
streek AS (
    SELECT
        l.uitkeringsjaar,
        l.regio_code,
        l.regio,
        l.centrumgemeente,
        count(*) AS gemeenten,
        CAST(sum(l.inwoners) AS BIGINT) AS inwoners
    FROM lid AS l
    GROUP BY l.uitkeringsjaar, l.regio_code, l.regio, l.centrumgemeente
),
bedrag AS (
    SELECT
        t.uitkeringsjaar,
        t.doel,
        l.regio_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
        count(DISTINCT t.gm_code) FILTER (WHERE t.bedrag_eur <> 0) AS ontvangers,
        zwakste(zwakste_van(t.status, d.status)) AS status
    FROM mart.toewijzing AS t
    INNER JOIN staging.regionaal AS d USING (doel)
    INNER JOIN lid AS l USING (uitkeringsjaar, gm_code)
    GROUP BY t.uitkeringsjaar, t.doel, l.regio_code
)
SELECT
    b.uitkeringsjaar,
    b.doel,
    b.regio_code,
    s.regio,
    s.centrumgemeente,
    b.bedrag_eur,
    b.ontvangers,
    s.gemeenten,
    s.inwoners,
    b.status,
    d.toelichting,
    d.bron,
    d.bron_id,
    d.blad,
    d.cel
FROM bedrag AS b
INNER JOIN streek AS s USING (uitkeringsjaar, regio_code)
INNER JOIN staging.regionaal AS d USING (doel)
WHERE EXISTS (SELECT 1 FROM mart.regio_gemeente AS r WHERE r.uitkeringsjaar = b.uitkeringsjaar)
