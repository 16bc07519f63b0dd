-- The money of one year by goal and form. Grain: doel, vorm. Units: whole euro; aandeel_pct in tenths, half up.
-- Parameters: $jaar. sleutel_naam: the key in words. soort: 'doel', or a 'bundel' with its 'deel's (see doel.sql).
WITH
per_vorm AS (
    SELECT
        CASE WHEN b.doel IS NULL THEN 'doel' ELSE 'deel' END AS soort,
        e.doel,
        d.volgorde,
        d.kort AS doel_naam,
        e.vorm,
        e.bedrag_eur,
        e.verdeeld_eur,
        e.niet_verdeeld_eur,
        e.aantal_regels,
        e.sleutel,
        e.status,
        e.bron
    FROM mart.envelop AS e
    INNER JOIN mart.doel AS d USING (doel)
    LEFT JOIN briefing_bundel AS b USING (doel)
    WHERE e.uitkeringsjaar = $jaar
    UNION ALL BY NAME
    SELECT
        'bundel' AS soort,
        b.doelen AS doel,
        min(d.volgorde) AS volgorde,
        doel_kort(b.naam) AS doel_naam,
        e.vorm,
        CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
        CAST(sum(e.verdeeld_eur) AS BIGINT) AS verdeeld_eur,
        CAST(sum(e.niet_verdeeld_eur) AS BIGINT) AS niet_verdeeld_eur,
        CAST(sum(e.aantal_regels) AS BIGINT) AS aantal_regels,
        string_agg(DISTINCT e.sleutel, ' + ' ORDER BY e.sleutel) AS sleutel,
        zwakste(e.status) AS status,
        string_agg(DISTINCT e.bron, ' | ' ORDER BY e.bron) AS bron
    FROM mart.envelop AS e
    INNER JOIN mart.doel AS d USING (doel)
    INNER JOIN briefing_bundel AS b USING (doel)
    WHERE e.uitkeringsjaar = $jaar
    GROUP BY b.doelen, b.naam, e.vorm
)
SELECT
    e.soort,
    e.volgorde,
    e.doel,
    e.doel_naam,
    e.vorm,
    CASE e.vorm
        WHEN 'au' THEN 'algemene uitkering'
        WHEN 'du' THEN 'decentralisatie-uitkering'
        WHEN 'bfu' THEN 'bijzondere fondsuitkering'
        WHEN 'spuk' THEN 'specifieke uitkering'
        ELSE 'buiten het gemeentefonds'
    END AS vorm_naam,
    e.bedrag_eur,
    procent(e.bedrag_eur, j.totaal_eur) AS aandeel_pct,
    j.totaal_eur,
    e.verdeeld_eur,
    e.niet_verdeeld_eur,
    e.aantal_regels,
    e.sleutel,
    CASE
        WHEN e.sleutel = 'geen' THEN 'geen, dus niet over gemeenten verdeeld'
        ELSE replace(
            replace(
                replace(coalesce(replace(e.sleutel, n.sleutel, lower(n.naam)), e.sleutel), 'maatstaf:', 'maatstaf '),
                'cluster:', 'cluster '
            ),
            'du:', 'decentralisatie-uitkering '
        )
    END AS sleutel_naam,
    e.status,
    e.bron
FROM per_vorm AS e
INNER JOIN mart.jaar AS j ON j.uitkeringsjaar = $jaar
LEFT JOIN mart.sleutelnaam AS n ON n.sleutel = regexp_extract(e.sleutel, '(maatstaf|kenmerk):[A-Za-z0-9_]+')
ORDER BY e.volgorde, e.soort, vorm_volgorde(e.vorm)
