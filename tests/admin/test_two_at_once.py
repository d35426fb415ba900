"""Two saves of one listing at the same moment: one is stored, the other is told."""

from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client

from centers.models import Center
from tests.admin.pages import filled_in
from tests.factories import make_center

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="in memory there is one connection")
def test_of_two_saves_at_the_same_moment_the_second_is_told():
    center = make_center()
    page = f"/en/staff/centers/center/{center.pk}/change/"
    clients = []
    for name in ("lina", "tom"):
        client = Client()
        client.force_login(User.objects.create_superuser(name))
        clients.append((name, client, filled_in(client.get(page))))
    start, statuses = Barrier(2), []

    def save(name, client, fields):
        start.wait()
        statuses.append(client.post(page, {**fields, "summary": name}).status_code)
        connections.close_all()

    threads = [Thread(target=save, args=each) for each in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 302]
    assert Center.objects.get().summary in ("lina", "tom")
