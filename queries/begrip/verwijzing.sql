-- The text that names a figure, as pipelines.herkomst.Verwijzing reads it: table?key=value&key=value#column.
-- verwijzing: table and column, and then name and value of each part of the key, in the order of the key.
CREATE OR REPLACE MACRO sleuteldeel(naam, waarde) AS naam || '=' || url_encode(CAST(waarde AS VARCHAR));

CREATE OR REPLACE MACRO verwijzing
(tabel, kolom, a, va) AS tabel || '?' || sleuteldeel(a, va) || '#' || kolom,
(tabel, kolom, a, va, b, vb) AS tabel || '?' || sleuteldeel(a, va) || '&' || sleuteldeel(b, vb) || '#' || kolom,
(tabel, kolom, a, va, b, vb, c, vc)
AS tabel || '?' || sleuteldeel(a, va) || '&' || sleuteldeel(b, vb) || '&' || sleuteldeel(c, vc) || '#' || kolom,
(tabel, kolom, a, va, b, vb, c, vc, d, vd)
AS tabel || '?' || sleuteldeel(a, va) || '&' || sleuteldeel(b, vb) || '&' || sleuteldeel(c, vc) || '&' || sleuteldeel(d, vd) || '#' || kolom,
(tabel, kolom, a, va, b, vb, c, vc, d, vd, e, ve, f, vf)
AS tabel || '?' || sleuteldeel(a, va) || '&' || sleuteldeel(b, vb) || '&' || sleuteldeel(c, vc) || '&' || sleuteldeel(d, vd)
    || '&' || sleuteldeel(e, ve) || '&' || sleuteldeel(f, vf) || '#' || kolom;
