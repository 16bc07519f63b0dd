-- A cell of a source document as a briefing names it, and the cells of a group by the order of what they belong to.
CREATE OR REPLACE MACRO broncel(document, bron_id, blad, cel, gedrukt) AS struct_pack(
    document := document, bron_id := bron_id, blad := blad, cel := cel, gedrukt := CAST(gedrukt AS VARCHAR)
);

CREATE OR REPLACE MACRO broncellen
(broncel, volgorde) AS list(broncel ORDER BY volgorde) FILTER (WHERE broncel IS NOT NULL),
(broncel, volgorde, houdt) AS list(broncel ORDER BY volgorde) FILTER (WHERE broncel IS NOT NULL AND houdt);

-- cel: the columns of a cell behind a figure (herkomst), after its key: what it is (rol), where it stands, and what it says.
CREATE OR REPLACE MACRO cel
(rol, bron_id, blad, cel, gedrukt, waarde) AS struct_pack(
    rol := rol, bron_id := bron_id, blad := blad, cel := cel, gedrukt := gedrukt, waarde := CAST(waarde AS VARCHAR)
),
(rol, bron_id, blad, cel, gedrukt, waarde, correctie) AS struct_pack(
    rol := rol, bron_id := bron_id, blad := blad, cel := cel, gedrukt := gedrukt, waarde := CAST(waarde AS VARCHAR), correctie := correctie
);
