"""Whether the process lives, and whether it can serve; neither says more than that."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. No table is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and every migration is applied; else 503."""
    ready = is_ready()
    text, status = ("ok\n", 200) if ready else ("not ready\n", 503)
    return HttpResponse(text, content_type="text/plain", status=status)


def is_ready() -> bool:
    """Whether the database can be reached and stands at the newest migration."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False
