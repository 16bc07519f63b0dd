"""The words of the screen."""

from dashboard.termen import enumerate_words


def test_words_are_joined_as_people_say_them():
    assert [enumerate_words(w) for w in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a en b", "a, b en c"]
