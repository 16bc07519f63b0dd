-- Lasten of one gemeente in the Iv3 series, beside the middle gemeente of a size class. Grain: taakveld, boekjaar, verslagsoort.
-- Unit: whole euro; inwoners: persons on 1 January of the boekjaar. Parameters: $gm, $klasse.
-- In the newest indeling: gemeenten that merged into it since are summed (delen, their codes), and of a gemeente that is no longer
-- there its own figures. reden: why there is no figure. Who took over a part of a split gemeente later cannot be compared before that.
WITH
nieuwste AS (
    SELECT max(h.peildatum_naar) AS peildatum
    FROM mart.hercodering AS h
),
verslag AS (
    SELECT DISTINCT g.taakveld, g.boekjaar, g.verslagsoort
    FROM mart.lasten_reeks_groep AS g
),
opgegaan AS (
    SELECT year(h.peildatum_van) AS boekjaar, h.gm_code_van AS gm_code
    FROM mart.hercodering AS h
    INNER JOIN nieuwste AS n ON n.peildatum = h.peildatum_naar
    WHERE h.gm_code = $gm AND h.peildatum_van = make_date(year(h.peildatum_van), 1, 1)
),
deel AS (
    SELECT o.boekjaar, o.gm_code
    FROM opgegaan AS o
    UNION ALL
    SELECT g.indeling_jaar AS boekjaar, g.gm_code
    FROM mart.gemeente AS g
    WHERE g.gm_code = $gm AND NOT EXISTS (SELECT 1 FROM opgegaan AS o)
),
splitsing AS (
    SELECT max(year(v.datum)) AS jaar, string_agg(DISTINCT v.naam, ', ' ORDER BY v.naam) AS namen
    FROM mart.gemeente_verloop AS v
    WHERE v.soort = 'gesplitst' AND coalesce(v.huidige_gm_code, v.opvolger) = $gm
),
som AS (
    SELECT
        v.taakveld,
        v.boekjaar,
        v.verslagsoort,
        CAST(sum(l.lasten_eur) AS BIGINT) AS lasten_eur,
        CAST(sum(l.inwoners) AS BIGINT) AS inwoners,
        string_agg(l.gm_code, '~' ORDER BY l.gm_code) AS delen,
        count(l.gm_code) AS aantal_delen,
        count(d.gm_code) AS aantal_bekend,
        -- who went on elsewhere during the year is in the report of its successor
        string_agg(o.naam || ' ' || o.reden, ', ' ORDER BY o.naam) FILTER (WHERE o.reden NOT LIKE '%opgeheven in%') AS ontbreekt
    FROM verslag AS v
    LEFT JOIN deel AS d USING (boekjaar)
    LEFT JOIN mart.lasten_reeks AS l
        ON l.boekjaar = v.boekjaar AND l.verslagsoort = v.verslagsoort AND l.taakveld = v.taakveld AND l.gm_code = d.gm_code
    LEFT JOIN mart.lasten_reeks_ontbreekt AS o
        ON o.boekjaar = v.boekjaar AND o.verslagsoort = v.verslagsoort AND o.gm_code = d.gm_code
    GROUP BY v.taakveld, v.boekjaar, v.verslagsoort
),
oordeel AS (
    SELECT
        s.*,
        CASE
            WHEN s.aantal_bekend = 0 THEN 'bestond in ' || s.boekjaar || ' niet'
            WHEN s.boekjaar < p.jaar THEN 'niet te vergelijken: kreeg in ' || p.jaar || ' een deel van ' || p.namen
            WHEN s.ontbreekt IS NOT NULL THEN s.ontbreekt
            WHEN s.lasten_eur IS NULL THEN 'heeft niet ingediend'
        END AS reden
    FROM som AS s
    CROSS JOIN splitsing AS p
)
SELECT
    o.taakveld,
    o.boekjaar,
    o.verslagsoort,
    CASE WHEN o.reden IS NULL THEN o.lasten_eur END AS lasten_eur,
    CASE WHEN o.reden IS NULL THEN o.inwoners END AS inwoners,
    coalesce(o.delen, '') AS delen,
    o.aantal_delen,
    o.reden,
    g.mediaan_per_inwoner_eur,
    g.aantal_ingediend
FROM oordeel AS o
LEFT JOIN mart.lasten_reeks_groep AS g
    ON g.taakveld = o.taakveld AND g.boekjaar = o.boekjaar AND g.verslagsoort = o.verslagsoort AND g.groep = $klasse
ORDER BY o.taakveld, o.boekjaar, o.verslagsoort
