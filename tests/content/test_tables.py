from blog.content import render


def test_table_is_named_after_its_caption():
    html = render(
        "<table><caption>Two <b>sides</b></caption><tbody><tr><th>a</th><td>b</td></tr></tbody></table>"
    ).html

    assert html.startswith('<div class="table" role="region" aria-label="Two sides" tabindex="0">')
    assert '<th scope="row">a</th>' in html


def test_table_is_wrapped_once():
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"

    once = render(table).html

    assert render(once).html == once
