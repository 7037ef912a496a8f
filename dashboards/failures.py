"""A failed callback: logged under an id, and the id shown; the page says no more than that."""

import logging
import secrets
from collections.abc import Callable

from dash import set_props
from flask import request as web_request
from werkzeug.exceptions import HTTPException

from dashboards.shell import draw_failure
from dashboards.url import parse_address

_LOG = logging.getLogger(__name__)


def failure_reporter(languages: tuple[str, ...]) -> Callable[[Exception], None]:
    """Return what reports a failure in the language of the page it happened on.

    A refusal stays what it is: the answer has its status.
    """

    def report(error: Exception) -> None:
        if isinstance(error, HTTPException):
            raise error
        error_id = secrets.token_hex(4)
        _LOG.error("Callback failed, error %s", error_id, exc_info=error)
        query = (web_request.referrer or "").partition("?")[2]
        language = parse_address("/", query, languages=languages).language
        set_props("failure", {"children": draw_failure(language, error_id)})

    return report
