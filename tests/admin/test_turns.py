"""Few write at once, and who waits for a turn keeps no connection from readers."""

from threading import Event, Thread

from django.db import connections

from centers.desk.turns import WRITING, in_turn


def test_whoever_waits_to_write_gives_the_connection_back(db):
    done, held = Event(), []

    def write():
        connection = connections["default"]
        connection.ensure_connection()
        held.append(connection)
        in_turn(lambda _request: done.set())(None)
        connection.close()

    for _ in range(2):
        assert WRITING.acquire(timeout=1)
    writer = Thread(target=write)
    writer.start()
    assert not done.wait(0.2)
    [connection] = held
    is_kept = connection.vendor == "sqlite" and connection.is_in_memory_db()
    assert is_kept or connection.connection is None
    WRITING.release()
    assert done.wait(5)
    writer.join()
    assert WRITING.acquire(timeout=1)
    for _ in range(2):
        WRITING.release()
