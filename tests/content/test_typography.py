import pytest

from blog.content import render
from blog.content.typography import smarten


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('"Yes," she said.', "“Yes,” she said."),
        ("'Yes'", "‘Yes’"),
        ("it's, don't, the dogs' bowl", "it’s, don’t, the dogs’ bowl"),
        ("the '80s, 'tis, rock 'n' roll", "the ’80s, ’tis, rock ’n’ roll"),
        ("\"'Nested' words\"", "“‘Nested’ words”"),
        ("'\"Nested\" words'", "‘“Nested” words’"),
        ('("So?")', "(“So?”)"),
        ('well-"known"', "well-“known”"),
        ("a -- b --- c", "a – b — c"),
        ("----", "----"),
        ("Wait... what....", "Wait… what...."),
        ("“Curly” stays—so do ‘these’…", "“Curly” stays—so do ‘these’…"),
        ('"', "“"),
        ("", ""),
    ],
)
def test_smarten(typed, shown):
    assert smarten(typed) == shown


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ('*a*" b', "<p><em>a</em>” b</p>"),
        ('"*a*"', "<p>“<em>a</em>”</p>"),
        ('("**a**")', "<p>(“<strong>a</strong>”)</p>"),
        ("[a](/b)'s", '<p><a href="/b">a</a>’s</p>'),
        ('`"a"` "b"', '<p><code>"a"</code> “b”</p>'),
        ('\\"a\\"', '<p>"a"</p>'),
        ("&quot;a&quot;", '<p>"a"</p>'),
    ],
)
def test_quotes_are_read_across_elements(markdown, html):
    assert render(markdown).html == html
