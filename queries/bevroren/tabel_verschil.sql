-- How many rows only the new table has, and how many only the old one. Grain: one row. Reads the views oud and nieuw.
-- The sha256 of a document says nothing about the figure, so it is left out.
WITH
oud_rij AS (
    SELECT COLUMNS(lambda k: k NOT IN ('bron_id', 'bytes')) FROM oud
),
nieuw_rij AS (
    SELECT COLUMNS(lambda k: k NOT IN ('bron_id', 'bytes')) FROM nieuw
)
SELECT
    (SELECT count(*) FROM (FROM nieuw_rij EXCEPT ALL FROM oud_rij)) AS erbij,
    (SELECT count(*) FROM (FROM oud_rij EXCEPT ALL FROM nieuw_rij)) AS eraf
