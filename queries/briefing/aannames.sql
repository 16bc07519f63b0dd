-- What is assumed about one year: kinds of assumptions with their number. Grain: one row. Parameters: $jaar.
SELECT
    (SELECT count(*) FROM mart.envelop_regel AS e WHERE e.uitkeringsjaar = $jaar) AS regels,
    (SELECT count(*) FROM mart.envelop_regel AS e WHERE e.uitkeringsjaar = $jaar AND e.status = 'aanname') AS aangenomen_regels,
    (SELECT count(*) FROM mart.envelop_regel AS e WHERE e.uitkeringsjaar = $jaar AND e.sleutel_status = 'aanname') AS aangenomen_sleutels,
    (SELECT count(*) FROM staging.prijs AS p) AS prijzen,
    (SELECT count(*) FROM staging.prijs AS p WHERE p.status = 'aanname') AS aangenomen_prijzen,
    (SELECT count(*) FROM mart.aansluiting AS a) AS aansluitingen,
    (SELECT count(*) FROM mart.aansluiting AS a WHERE a.oordeel = 'sluit aan') AS sluitend,
    (SELECT count(*) FROM mart.aansluiting AS a WHERE a.oordeel = 'verklaard') AS verklaard,
    (SELECT count(*) FROM mart.aansluiting AS a WHERE a.oordeel = 'open vraag') AS open_vragen,
    (SELECT count(*) FROM mart.aansluiting AS a WHERE a.oordeel = 'wijkt af') AS afwijkend
