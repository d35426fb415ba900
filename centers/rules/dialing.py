"""How a phone number is dialed."""

import re

EXTENSION = re.compile(r"(?:转|轉|ext\.?|#)", re.IGNORECASE)


def tel(number: str) -> str:
    """The address that dials a number, with its extension after the main number."""
    main, *extension = EXTENSION.split(number, maxsplit=1)
    digits = ";ext=".join(re.sub(r"\D", "", part) for part in (main, *extension))
    return f"tel:+{digits}" if main.strip().startswith("+") else f"tel:{digits}"
