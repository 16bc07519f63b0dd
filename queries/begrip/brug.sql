-- What a part of a bridge is about. Its detail names a maatstaf, for ozb with « tarief» or « volume» behind it.
-- brugdeel_maatstaf: the code of that maatstaf, NULL for a part of another kind.
CREATE OR REPLACE MACRO brugdeel_maatstaf(component, detail) AS CASE
    WHEN component = 'ozb' THEN regexp_replace(detail, ' (tarief|volume)$', '')
    WHEN component IN ('bedragen per eenheid', 'volumes') THEN detail
END;

-- brugdeel_naam: what a reader calls it, given the name of its maatstaf (NULL for none).
CREATE OR REPLACE MACRO brugdeel_naam(component, detail, maatstaf) AS coalesce(
    maatstaf || CASE WHEN component = 'ozb' THEN ' (' || split_part(detail, ' ', -1) || ')' ELSE '' END, detail
);
