-- Names. zoeknaam: lower case without accents and punctuation, to sort and search by.
CREATE OR REPLACE MACRO zoeknaam(naam) AS regexp_replace(strip_accents(lower(naam)), '[^a-z0-9 ]', '', 'g');

-- doel_kort: the name of a goal up to its colon.
CREATE OR REPLACE MACRO doel_kort(naam) AS split_part(naam, ':', 1);

-- namenlijst: the codes or names of a group, or of its rows that hold, as a reference names a list (pipelines.herkomst.Verwijzing).
CREATE OR REPLACE MACRO namenlijst
(naam) AS string_agg(naam, '~' ORDER BY naam),
(naam, houdt) AS string_agg(naam, '~' ORDER BY naam) FILTER (WHERE houdt);
