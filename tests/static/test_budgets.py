"""What a reader on a slow phone has to wait for stays small."""

import pytest

from tests.factories import PostFactory, PublishedPostFactory
from tests.weights import sample_fields, weigh


@pytest.mark.django_db
def test_post_keeps_to_its_budgets(client):
    post = PostFactory(**sample_fields())

    weights = weigh(client.get(post.get_absolute_url()).content.decode())

    assert [f"{weight.name}: {weight.value:,}" for weight in weights if weight.value > weight.most] == []
    assert all(weight.value for weight in weights)


@pytest.mark.django_db
def test_front_page_asks_for_one_style_sheet_more(client):
    PublishedPostFactory(**sample_fields())

    weights = {weight.name: weight for weight in weigh(client.get("/").content.decode())}

    assert weights["requests for the three"].value == 4
    for name in ("HTML, CSS and JavaScript", "CSS"):
        assert weights[name].value <= weights[name].most, name
