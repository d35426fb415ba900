"""How a log line looks: one JSON object, which never holds a query string."""

import json
import logging
import re
from datetime import UTC, datetime

QUERY_STRING = re.compile(r"\?[^\s\"'>]*")


def without_query(text: str) -> str:
    """The text with everything from a question mark to the next blank or quote taken out."""
    return QUERY_STRING.sub("", text)


class JsonFormatter(logging.Formatter):
    """Formats a record as one line of JSON: time, level, logger, message, and the access facts."""

    access_facts = ("method", "path", "status", "duration_ms")

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": without_query(record.getMessage()),
        }
        line |= {fact: getattr(record, fact) for fact in self.access_facts if hasattr(record, fact)}
        if record.exc_info:
            line["exception"] = without_query(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)
