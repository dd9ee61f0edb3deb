"""Log lines: each says which request it belongs to; as JSON where LOG_FORMAT=json."""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="-")

# What every record has; all else was given by `extra=` and is a field of its own in JSON.
_USUAL = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "request_id"}
_PLAIN = (str, int, float, bool, type(None))


class WithRequestId(logging.Filter):
    """Puts the id of the request at work on every record, `-` outside of one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, with its id."""
        record.request_id = request_id.get()
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, request, message, and what was added."""

    def format(self, record: logging.LogRecord) -> str:
        """Return `record` as one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        for name, value in record.__dict__.items():
            if name not in _USUAL and isinstance(value, _PLAIN):
                line[name] = value
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
