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


def test_paragraph_above_a_table_becomes_its_caption():
    html = render("Table: Two *sides*\n\n| a | b |\n|---|---|\n| 1 | 2 |").html

    assert html.startswith('<div class="table" role="region" aria-label="Two sides" tabindex="0">')
    assert "<table><caption>Two <em>sides</em></caption><thead>" in html.replace("\n", "")
    assert "Table:" not in html


def test_paragraph_that_names_no_table_stays():
    assert render("Table: one\n\nText").html == '<p class="lede">Table: one</p>\n<p>Text</p>'


def test_first_column_below_an_empty_corner_heads_its_rows():
    html = render("| | One |\n|---|---|\n| First | a |\n| | b |").html

    assert '<td></td>\n<th scope="col">One</th>' in html
    assert '<th scope="row">First</th>\n<td>a</td>' in html
    assert "<td></td>\n<td>b</td>" in html


def test_first_column_below_a_heading_holds_cells():
    html = render("| Name | One |\n|---|---|\n| First | a |").html

    assert "<td>First</td>" in html
