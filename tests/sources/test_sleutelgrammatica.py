"""The grammar of a sleutel: what it says, and what it refuses."""

from decimal import Decimal

import pytest

from pipelines.sources.raw.sleutel import Basis, Deel, Sleutel, SleutelFout, parse_sleutel


@pytest.mark.parametrize(
    ("tekst", "sleutel"),
    [
        ("geen", Sleutel()),
        ("uitkeringsbasis", Sleutel((Deel(Basis("uitkeringsbasis")),))),
        ("maatstaf:inw75+dr", Sleutel((Deel(Basis("maatstaf", "inw75+dr")),))),
        (
            "cluster:Sport, cultuur en recreatie",
            Sleutel((Deel(Basis("cluster", "Sport, cultuur en recreatie")),)),
        ),
        (
            "14600000 * inwoners + 2530000 * maatstaf:LOdr",
            Sleutel((Deel(Basis("inwoners"), 14_600_000), Deel(Basis("maatstaf", "LOdr"), 2_530_000))),
        ),
        ("vast:10000 + inwoners", Sleutel((Deel(Basis("gelijk"), vast_eur=10_000), Deel(Basis("inwoners"))))),
        (
            "uitkeringsbasis [minimaal 5000] [hoogstens 250000]",
            Sleutel((Deel(Basis("uitkeringsbasis")),), minimum_eur=5_000, maximum_eur=250_000),
        ),
        (
            "inwoners [minimaal 5000] [hoogstens 5000]",
            Sleutel((Deel(Basis("inwoners")),), minimum_eur=5_000, maximum_eur=5_000),
        ),
        (
            "gelijk [alleen GM0014, GM0599]",
            Sleutel((Deel(Basis("gelijk")),), ontvangers=("GM0014", "GM0599")),
        ),
        (
            "uitkeringsbasis [ingroei 7,50 vanaf inwoners]",
            Sleutel(
                (Deel(Basis("uitkeringsbasis")),),
                ingroei_eur_per_inwoner=Decimal("7.50"),
                ingroei_basis=Basis("inwoners"),
            ),
        ),
    ],
)
def test_a_key_is_taken_apart(tekst, sleutel):
    assert parse_sleutel(tekst) == sleutel


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("inwoner", "«inwoner» is geen bekende basis"),
        ("inwoners:x", "«inwoners» heeft geen naam na een dubbele punt"),
        ("du:", "«du:» is geen bekende basis"),
        ("cluster", "«cluster» vraagt naam na een dubbele punt"),
        (
            "inwoners + gelijk",
            "meer dan één deel zonder bedrag; alleen het laatste kan «de rest» zijn",
        ),
        ("vast:100", "een vast bedrag vraagt precies één deel voor de rest"),
        ("inwoners [minimum 5]", "«[minimum 5]» is geen bekende beperking"),
        ("inwoners [minimaal 5] [minimaal 6]", "«[minimaal 6]» staat er twee keer"),
        ("inwoners [minimaal 9] [hoogstens 6]", "het minimum is hoger dan het maximum"),
        (
            "100 * inwoners + gelijk [minimaal 5]",
            "minimaal, hoogstens en ingroei gaan alleen samen met één basis zonder bedrag",
        ),
        ("gelijk [alleen GM0014, GM0014]", "een gemeente staat twee keer onder «alleen»"),
        ("inwoners [ingroei 7,505 vanaf gelijk]", "«[ingroei 7,505 vanaf gelijk]» is geen bekende beperking"),
        ("", "een leeg deel"),
    ],
)
def test_what_the_grammar_does_not_know_is_refused(tekst, melding):
    with pytest.raises(SleutelFout) as fout:
        parse_sleutel(tekst)
    assert str(fout.value) == melding
