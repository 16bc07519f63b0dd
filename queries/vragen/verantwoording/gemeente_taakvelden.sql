-- Spending of one gemeente per taakveld, in every Iv3 report. Grain: groep, boekjaar, verslagsoort. Unit: whole euro.
-- groep is the code of a taakveld as in its own boekjaar: codes that were split or renamed later stand as rows of their own.
-- To make years comparable, replace this by the same columns from mart.besteding_vergelijkbaar (niveau grof).
-- is_doel: a goal is booked there. reden: why there is no figure in that report. Source: Iv3. Parameter: $gm.
-- A taakveld whose money stands on its parts (6.82 on 6.82a and 6.82b, 6.2 on 6.21, 6.22 and 6.23) has no figure of its own but a
-- reason; then samen_eur is that of the parts, and samen_delen their codes with ~ between them, as a reference names them.
WITH
verslag AS (
    SELECT DISTINCT b.boekjaar, b.verslagsoort
    FROM mart.besteding AS b
    WHERE b.gm_code = $gm
),
besteding AS (
    SELECT b.boekjaar, b.verslagsoort, b.taakveld, b.omschrijving, b.lasten_eur, b.baten_eur, b.salarissen_eur
    FROM mart.besteding AS b
    WHERE b.gm_code = $gm
),
op_delen AS (
    SELECT h.boekjaar, h.verslagsoort, h.taakveld, string_agg(d.taakveld, ', ' ORDER BY d.taakveld) AS delen
    FROM besteding AS h
    INNER JOIN besteding AS d USING (boekjaar, verslagsoort)
    WHERE
        h.lasten_eur = 0
        AND h.baten_eur = 0
        AND (d.lasten_eur <> 0 OR d.baten_eur <> 0)
        AND regexp_full_match(d.taakveld, regexp_escape(h.taakveld) || '[a-z]')
    GROUP BY h.boekjaar, h.verslagsoort, h.taakveld
),
eigen AS (
    SELECT
        b.boekjaar,
        b.verslagsoort,
        b.taakveld,
        b.omschrijving,
        o.delen,
        CASE WHEN o.delen IS NULL THEN b.lasten_eur END AS lasten_eur,
        CASE WHEN o.delen IS NULL THEN b.baten_eur END AS baten_eur,
        CASE WHEN o.delen IS NULL THEN b.salarissen_eur END AS salarissen_eur
    FROM besteding AS b
    LEFT JOIN op_delen AS o USING (boekjaar, verslagsoort, taakveld)
),
deel AS (
    -- CBS says which codes of a boekjaar are one taakveld; 0.10 and 0.11 are no parts of 0.1
    SELECT h.taakveld AS groep, d.boekjaar, d.taakveld
    FROM mart.taakveld_groep AS h
    INNER JOIN mart.taakveld_groep AS d USING (niveau, groep)
    WHERE h.niveau = 'grof' AND regexp_full_match(d.taakveld, regexp_escape(h.taakveld) || '[0-9a-z]+')
    GROUP BY ALL
),
samen AS (
    SELECT d.groep, e.boekjaar, e.verslagsoort, CAST(sum(e.lasten_eur) AS BIGINT) AS samen_eur, namenlijst(e.taakveld) AS samen_delen
    FROM eigen AS e
    INNER JOIN deel AS d USING (boekjaar, taakveld)
    WHERE e.lasten_eur IS NOT NULL
    GROUP BY d.groep, e.boekjaar, e.verslagsoort
),
groep AS (
    SELECT e.taakveld AS groep, arg_max(e.omschrijving, e.boekjaar) AS groep_naam
    FROM eigen AS e
    GROUP BY e.taakveld
)
SELECT
    g.groep,
    g.groep_naam,
    g.groep IN (SELECT unnest(d.taakveld_codes) FROM mart.doel AS d) AS is_doel,
    v.boekjaar,
    v.verslagsoort,
    e.lasten_eur,
    e.baten_eur,
    e.salarissen_eur,
    CASE WHEN e.lasten_eur IS NULL THEN s.samen_eur END AS samen_eur,
    CASE WHEN e.lasten_eur IS NULL THEN s.samen_delen END AS samen_delen,
    CASE
        WHEN e.lasten_eur IS NOT NULL THEN NULL
        WHEN e.delen IS NOT NULL THEN 'geboekt op ' || e.delen
        WHEN EXISTS (SELECT 1 FROM mart.taakveld_groep AS t WHERE t.niveau = 'grof' AND t.boekjaar = v.boekjaar AND t.taakveld = g.groep) THEN 'niet opgegeven'
        ELSE 'code bestaat niet in ' || v.boekjaar
    END AS reden
FROM groep AS g
CROSS JOIN verslag AS v
LEFT JOIN eigen AS e ON e.taakveld = g.groep AND e.boekjaar = v.boekjaar AND e.verslagsoort = v.verslagsoort
LEFT JOIN samen AS s ON s.groep = g.groep AND s.boekjaar = v.boekjaar AND s.verslagsoort = v.verslagsoort
ORDER BY
    list_transform(string_split(regexp_replace(g.groep, '[a-z]+$', ''), '.'), lambda x: TRY_CAST(x AS INTEGER)), g.groep, v.boekjaar, v.verslagsoort
