-- The words of the publication gate (queries/regels/poort_*.sql). Unit: none; shares are parts of one.
-- Outside a threshold of which either side may be open.
CREATE OR REPLACE MACRO buiten_drempel(waarde, onder, boven) AS waarde < CAST(onder AS DOUBLE) OR waarde > CAST(boven AS DOUBLE);
-- A share as a reader reads it: 0,034 is 3,4%.
CREATE OR REPLACE MACRO als_procent(aandeel) AS replace(printf('%.1f', 100 * aandeel), '.', ',') || '%';
-- A number of times as a reader reads it: 1,25.
CREATE OR REPLACE MACRO als_maal(verhouding) AS replace(printf('%.3f', verhouding), '.', ',');
-- A side of a reconciliation as a text; one that is not there is said to be missing.
CREATE OR REPLACE MACRO zijde_tekst(bedrag) AS coalesce(CAST(bedrag AS VARCHAR), 'ontbreekt');
