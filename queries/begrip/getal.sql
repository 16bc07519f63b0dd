-- Numbers without rounding by a float: whole numbers, and quotients in hundredths or tenths, halves away from zero.
-- geheel: a decimal without its point, so times 10 to the power of its decimals.
CREATE OR REPLACE MACRO geheel(getal) AS CAST(replace(CAST(getal AS VARCHAR), '.', '') AS HUGEINT);

-- honderdsten: a whole number of hundredths as a number with two decimals.
CREATE OR REPLACE MACRO honderdsten(getal) AS CAST(CAST(getal AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2));

-- per_stuk_honderdsten: whole euro per inhabitant or per unit, as a whole number of hundredths; NULL for none.
CREATE OR REPLACE MACRO per_stuk_honderdsten(bedrag, aantal) AS sign(bedrag) * ((200 * abs(bedrag) + aantal) // nullif(2 * aantal, 0));

CREATE OR REPLACE MACRO per_stuk(bedrag, aantal) AS honderdsten(per_stuk_honderdsten(bedrag, aantal));

-- procent: the share of a whole of zero or more in tenths of a percent.
CREATE OR REPLACE MACRO procent(deel, totaal) AS CAST(
    CAST((2000 * deel + totaal) // nullif(2 * totaal, 0) AS DECIMAL(16, 0)) * 0.1 AS DECIMAL(9, 1)
);

-- kleinste_veelvoud: the smallest number that each of a list of whole numbers divides.
CREATE OR REPLACE MACRO kleinste_veelvoud(getallen) AS list_reduce(getallen, lambda x, y: lcm(x, y));
