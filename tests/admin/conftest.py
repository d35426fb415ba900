"""Who sits at the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def staff(db):
    """A browser in which somebody who may do everything is signed in."""
    user = User.objects.create_superuser("lina", first_name="娜", last_name="李")
    client = Client()
    client.force_login(user)
    return client
