-- The forms in which money reaches gemeenten (vorm), and the kinds of uitkering: their order, and what a reader calls them.
CREATE OR REPLACE MACRO vorm_volgorde(vorm) AS list_position(['au', 'du', 'bfu', 'spuk', 'buiten_gemeentefonds'], vorm);

CREATE OR REPLACE MACRO vorm_kort(vorm) AS CASE vorm WHEN 'buiten_gemeentefonds' THEN 'buiten het gemeentefonds' ELSE upper(vorm) END;

CREATE OR REPLACE MACRO soort_volgorde(soort) AS list_position(['suppletie', 'iu', 'du', 'artikel12'], soort);
