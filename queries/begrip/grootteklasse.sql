-- The size classes of CBS. Unit of inwoners: persons. NULL where inhabitants are not known.
CREATE OR REPLACE MACRO grootteklasse_van(inwoners) AS CASE
    WHEN inwoners < 5000 THEN 'minder dan 5.000 inwoners'
    WHEN inwoners < 10000 THEN '5.000 tot 10.000 inwoners'
    WHEN inwoners < 20000 THEN '10.000 tot 20.000 inwoners'
    WHEN inwoners < 50000 THEN '20.000 tot 50.000 inwoners'
    WHEN inwoners < 100000 THEN '50.000 tot 100.000 inwoners'
    WHEN inwoners < 150000 THEN '100.000 tot 150.000 inwoners'
    WHEN inwoners < 250000 THEN '150.000 tot 250.000 inwoners'
    WHEN inwoners >= 250000 THEN '250.000 inwoners of meer'
END;

-- From small to large, 1 to 8; NULL for what is no size class.
CREATE OR REPLACE MACRO grootteklasse_volgorde(klasse) AS list_position(
    [
        'minder dan 5.000 inwoners', '5.000 tot 10.000 inwoners', '10.000 tot 20.000 inwoners',
        '20.000 tot 50.000 inwoners', '50.000 tot 100.000 inwoners', '100.000 tot 150.000 inwoners',
        '150.000 tot 250.000 inwoners', '250.000 inwoners of meer'
    ],
    klasse
);
