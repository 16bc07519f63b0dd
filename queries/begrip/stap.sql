-- The pieces of provenance (herkomst): the numbers of a formula, a step to a figure, and where a figure stands.
-- getallen: what a formula fills in for each of its {}, in the decimals that it has.
CREATE OR REPLACE MACRO getallen
(a) AS [CAST(a AS VARCHAR)],
(a, b) AS [CAST(a AS VARCHAR), CAST(b AS VARCHAR)],
(a, b, c) AS [CAST(a AS VARCHAR), CAST(b AS VARCHAR), CAST(c AS VARCHAR)],
(a, b, c, d) AS [CAST(a AS VARCHAR), CAST(b AS VARCHAR), CAST(c AS VARCHAR), CAST(d AS VARCHAR)],
(a, b, c, d, e) AS [CAST(a AS VARCHAR), CAST(b AS VARCHAR), CAST(c AS VARCHAR), CAST(d AS VARCHAR), CAST(e AS VARCHAR)],
(a, b, c, d, e, f) AS [
    CAST(a AS VARCHAR), CAST(b AS VARCHAR), CAST(c AS VARCHAR), CAST(d AS VARCHAR), CAST(e AS VARCHAR), CAST(f AS VARCHAR)
],
(a, b, c, d, e, f, g) AS [
    CAST(a AS VARCHAR), CAST(b AS VARCHAR), CAST(c AS VARCHAR), CAST(d AS VARCHAR), CAST(e AS VARCHAR), CAST(f AS VARCHAR), CAST(g AS VARCHAR)
];

-- stap: the columns of a step, after its key and kolom. Left out is what most steps have. Unit of waarde: eenheid.
-- invoer is the reference of a figure that can be traced further; is_uitkomst marks the figure itself.
CREATE OR REPLACE MACRO stap(
    stap, omschrijving, waarde, status,
    volgorde := 0, eenheid := 'euro', formule := NULL, getallen := NULL, invoer := NULL, is_uitkomst := FALSE
) AS struct_pack(
    stap := stap,
    volgorde := volgorde,
    omschrijving := omschrijving,
    formule := CAST(formule AS VARCHAR),
    getallen := coalesce(getallen, CAST([] AS VARCHAR[])),
    waarde := CAST(waarde AS VARCHAR),
    eenheid := eenheid,
    status := CAST(status AS VARCHAR),
    invoer := CAST(invoer AS VARCHAR),
    is_uitkomst := is_uitkomst
);

-- waarde_van: the figure in the column that is asked for, as text: name and value of each column that it may be.
CREATE OR REPLACE MACRO waarde_van
(kolom, a, va, b, vb) AS CASE kolom WHEN a THEN CAST(va AS VARCHAR) WHEN b THEN CAST(vb AS VARCHAR) END,
(kolom, a, va, b, vb, c, vc)
AS CASE kolom WHEN a THEN CAST(va AS VARCHAR) WHEN b THEN CAST(vb AS VARCHAR) WHEN c THEN CAST(vc AS VARCHAR) END,
(kolom, a, va, b, vb, c, vc, d, vd) AS CASE kolom
    WHEN a THEN CAST(va AS VARCHAR) WHEN b THEN CAST(vb AS VARCHAR) WHEN c THEN CAST(vc AS VARCHAR) WHEN d THEN CAST(vd AS VARCHAR)
END,
(kolom, a, va, b, vb, c, vc, d, vd, e, ve, f, vf) AS CASE kolom
    WHEN a THEN CAST(va AS VARCHAR) WHEN b THEN CAST(vb AS VARCHAR) WHEN c THEN CAST(vc AS VARCHAR)
    WHEN d THEN CAST(vd AS VARCHAR) WHEN e THEN CAST(ve AS VARCHAR) WHEN f THEN CAST(vf AS VARCHAR)
END;

-- optelling: the formula of a sum of so many numbers, NULL for one number.
CREATE OR REPLACE MACRO optelling(aantal) AS CASE WHEN aantal > 1 THEN repeat('{} + ', CAST(aantal AS BIGINT) - 1) || '{} = {}' END;
