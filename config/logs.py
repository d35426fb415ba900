"""How a log line looks: one JSON object, which never holds a query string."""

import json
import logging
import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl

QUERY_STRING = re.compile(r"\?\S+")
HIDDEN = "…"


def without_query(text: str, asked: set[str]) -> str:
    """The text without what follows a question mark, and without what a reader asked for.

    Quotes may be part of a query, so it ends at the next blank and nowhere before.
    """
    text = QUERY_STRING.sub("", text)
    for words in sorted(asked, key=len, reverse=True):
        text = text.replace(words, HIDDEN)
    return text


def asked_for(record: logging.LogRecord) -> set[str]:
    """The query of the request that a record is about, whole and value by value.

    Values of three bytes or fewer, such as small numbers, tell nothing and stand in any text.
    """
    request = getattr(record, "request", None)
    query = getattr(request, "META", {}).get("QUERY_STRING", "")
    words = {query, *(value for _, value in parse_qsl(query))}
    return {each for each in words if len(each.encode(errors="replace")) > 3}


class JsonFormatter(logging.Formatter):
    """Formats a record as one line of JSON: time, level, logger, message, and the access facts."""

    access_facts = ("method", "path", "status", "duration_ms")

    def format(self, record: logging.LogRecord) -> str:
        asked = asked_for(record)
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": without_query(record.getMessage(), asked),
        }
        line |= {fact: getattr(record, fact) for fact in self.access_facts if hasattr(record, fact)}
        if "path" in line:
            # A question mark that was sent in its code is no query to the server, but is to people.
            line["path"] = without_query(line["path"], asked)
        if record.exc_info:
            line["exception"] = without_query(self.formatException(record.exc_info), asked)
        return json.dumps(line, ensure_ascii=False, default=str)
