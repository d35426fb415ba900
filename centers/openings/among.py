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
