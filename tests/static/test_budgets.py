"""What a reader on a slow phone has to wait for stays small."""

import pytest

from tests.factories import PostFactory
from tests.weights import sample_fields, weigh


@pytest.mark.django_db
def test_post_keeps_to_its_budgets(client):
    post = PostFactory(**sample_fields())

    weights = weigh(client.get(post.get_absolute_url()).content.decode())

    assert [f"{weight.name}: {weight.value:,}" for weight in weights if weight.value > weight.most] == []
    assert all(weight.value for weight in weights)
