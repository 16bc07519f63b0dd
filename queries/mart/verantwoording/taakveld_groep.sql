-- Which taakvelden together are comparable over the years. Grain: niveau, boekjaar, taakveld.
-- niveau grof: comparable over all years; fijn: only where CBS kept the description. A taakveld without a row in the
-- crosswalk is a group of its own, by its code. status is that of the row; groep_status the weakest of the group.
WITH toegedeeld AS (
    SELECT
        n.niveau,
        t.boekjaar,
        t.taakveld,
        t.omschrijving,
        coalesce(o.groep, t.taakveld) AS groep,
        coalesce(o.groep_naam, t.omschrijving) AS groep_naam,
        coalesce(o.status, 'gepubliceerd') AS status,
        o.bron,
        o.toelichting
    FROM staging.taakveld AS t
    CROSS JOIN (VALUES ('grof'), ('fijn')) AS n (niveau)
    LEFT JOIN staging.taakveld_overgang AS o
        ON o.niveau = n.niveau AND o.taakveld = t.taakveld AND t.boekjaar BETWEEN o.boekjaar_van AND o.boekjaar_tot
)
SELECT
    t.niveau,
    t.boekjaar,
    t.taakveld,
    t.omschrijving,
    t.groep,
    t.groep_naam,
    t.status,
    zwakste(t.status) OVER (PARTITION BY t.niveau, t.groep) AS groep_status,
    t.bron,
    t.toelichting
FROM toegedeeld AS t
