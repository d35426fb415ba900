"""Whether a number is among very many: one parameter, however many they are."""

import json
from typing import Any

from django.db.models import BigAutoField, BigIntegerField, Lookup


@BigIntegerField.register_lookup
@BigAutoField.register_lookup
class Among(Lookup):
    """``column__among=numbers``: as ``__in``, for thousands of numbers in a set.

    Django would look at each number of a list, whether it is an expression.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """Read the numbers from a JSON list."""
        column, parameters = self.process_lhs(compiler, connection)
        numbers = json.dumps(sorted(self.rhs))
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, numbers]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Read the numbers from the text of an array, which is made sooner than a list is sent."""
        column, parameters = self.process_lhs(compiler, connection)
        numbers = f"{{{','.join(map(str, self.rhs))}}}"
        return f"{column} = ANY(%s::bigint[])", [*parameters, numbers]


@BigAutoField.register_lookup
class OfMany(Among):
    """``pk__of_many=numbers``: the same for rows that come in an order, until a page is full.

    SQLite would begin with the numbers, and then put all in order; so it is told not to.
    """

    lookup_name = "of_many"

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """As before, but of no use to an index."""
        condition, parameters = super().as_sqlite(compiler, connection)
        return f"+{condition}", parameters
