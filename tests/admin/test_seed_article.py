"""A whole article typed into the plain form comes back word for word."""

from pathlib import Path

import pytest

from blog.models import Post
from tests.admin.test_posts import ADD, send
from tests.factories import AuthorFactory, CategoryFactory

ARTICLE = Path(__file__).parents[3] / "shared/seed/article.txt"


@pytest.mark.skipif(not ARTICLE.exists(), reason="the practice's own article is not beside this checkout")
def test_article_is_stored_as_typed_with_its_topics_in_order(desk):
    _, labels, title, subtitle, _, *body = [line for line in ARTICLE.read_text().splitlines() if line.strip()]
    author = AuthorFactory(credentials="LAMFT")
    categories = [CategoryFactory(name=label.title()) for label in labels.split(", ")]
    text = "\n\n".join(body)
    fields = [
        ("title", title),
        ("subtitle", subtitle),
        ("body", text.replace("\n", "\r\n")),
        ("authors", author.pk),
    ]
    fields += [("categories", category.pk) for category in categories]

    response = send(desk, ADD, [*fields, ("tags", "EFT, Gottman, desire, rituals, connection")], "_save")

    post = Post.objects.get()
    assert response.status_code == 302
    assert (post.title, post.subtitle, post.body) == (title.strip(), subtitle.strip(), text)
    assert post.ordered_categories == categories
    assert [row.tag.name for row in post.filed_tags.all()] == [
        "EFT",
        "Gottman",
        "desire",
        "rituals",
        "connection",
    ]
