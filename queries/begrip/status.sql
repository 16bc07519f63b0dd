-- How sure a figure is: gepubliceerd < afgeleid < aanname < voorbeeld. A figure built from others takes the weakest.
-- status_rang: 1 to 4, NULL for no status. status_van: the status of a rank, NULL for no rank.
-- zwakste: the weakest of a group, or of its rows that hold. zwakste_van: the weakest of two or three; NULL does not count.
CREATE OR REPLACE MACRO status_rang(status) AS list_position(['gepubliceerd', 'afgeleid', 'aanname', 'voorbeeld'], status);

CREATE OR REPLACE MACRO status_van(rang) AS ['gepubliceerd', 'afgeleid', 'aanname', 'voorbeeld'][rang];

CREATE OR REPLACE MACRO zwakste
(status) AS arg_max(status, status_rang(status)),
(status, houdt) AS arg_max(status, status_rang(status)) FILTER (WHERE houdt);

CREATE OR REPLACE MACRO zwakste_van
(a, b) AS status_van(greatest(status_rang(a), status_rang(b))),
(a, b, c) AS status_van(greatest(status_rang(a), status_rang(b), status_rang(c)));
