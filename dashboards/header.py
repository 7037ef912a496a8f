"""The header of every page: whose data, which release, in which language, and two buttons."""

from dash import html
from dash.development.base_component import Component

from dashboards.components.attributes import attributes
from dashboards.components.filters import select
from dashboards.components.marks import icon, unseen
from dashboards.page import Request
from dashboards.queries.release import ReleaseFacts
from kunto.locale import LANGUAGES
from kunto.releases import Release

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


def draw_header(facts: ReleaseFacts, request: Request) -> Component:
    """Return the header; a sample says that it is one."""
    words = request.texts
    return html.Header(
        [
            html.Button(
                [icon("menu-2", 22), unseen(words.text("shell.menu"))],
                id="menu",
                className="iconbutton",
                **attributes(aria_expanded="false", aria_controls="navigation"),
            ),
            html.A(
                [html.Span("KUNTO", className="logo"), _project_name(facts)],
                href=request.address.elsewhere("/").href(),
                className="brand",
                **attributes(data_page="/"),
            ),
            html.Span(words.text("shell.sample"), className="sample") if facts.is_sample else None,
            _release_picker(request),
            _languages(request),
            html.Button(
                [icon("moon", 20), unseen(words.text("shell.scheme"))],
                id="scheme",
                className="iconbutton",
            ),
            html.Button(
                [icon("printer", 20), unseen(words.text("shell.print"))],
                id="print",
                className="iconbutton",
            ),
        ],
        className="header",
    )


def release_label(release: Release, request: Request) -> str:
    """Return a release's name in the picker: the day of its data.

    Of several releases of one day, each also bears the end of its id.
    """
    words = request.texts
    name = words.text("release.data_until", date=words.day(release.as_of_date))
    days = [other.as_of_date for other in request.warehouse.store.list()]
    is_alone = days.count(release.as_of_date) == 1
    return name if is_alone else f"{name} ({release.id.rpartition('-')[2]})"


def _project_name(facts: ReleaseFacts) -> Component | None:
    name = facts.project_name.removeprefix("KUNTO").lstrip(" –-")
    return html.Span(name, className="project") if name else None


def _release_picker(request: Request) -> Component:
    words = request.texts
    options = [
        (release.id, release_label(release, request)) for release in request.warehouse.store.list()
    ]
    return html.Div(
        select("release", words.text("release.picker"), options, request.release.id),
        className="releases",
    )


def _languages(request: Request) -> Component:
    chosen = request.address.language
    links = [
        html.A(
            language.upper(),
            href=request.address.href(language=language),
            lang=language,
            hrefLang=language,
            **attributes(
                data_language=language,
                aria_label=f"{LANGUAGE_NAMES[language]} {language.upper()}",
                **({"aria_current": "true"} if language == chosen else {}),
            ),
        )
        for language in request.settings.pages.languages
        if language in LANGUAGES
    ]
    label = request.texts.text("shell.language")
    return html.Nav(links, className="languages", **attributes(aria_label=label))
