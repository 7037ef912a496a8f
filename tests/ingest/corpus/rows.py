"""Good rows of each table by their headers, as cells of text and in files of every kind."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.ingest.inboxes import sample_identity

WHO = sample_identity(date(1999, 5, 1), 901)
REFERRER = "Kuka ohjasi sinut hankkeeseen?"
CONSENT = "Annan suostumuksen tietojeni käsittelyyn"
SHEET = "xl/worksheets/sheet1.xml"
SECOND = {
    "Siirtonumero": "2",
    "Asiakasnumero": "8",
    "Pvm": "4.5.2022",
    "Lähettävä koordinaattori": "Yritys 2",
    "Vastaanottava koordinaattori": "Työkyky 2",
}

GOOD: dict[str, dict[str, str]] = {
    "access_siirrot": {
        "Siirtonumero": "1",
        "Asiakasnumero": "7",
        "Pvm": "3.5.2022",
        "Lähettävä koordinaattori": "Työkyky 1",
        "Vastaanottava koordinaattori": "Yritys 1",
    },
    "access_asiakkaat": {
        "Asiakasnumero": "7",
        "Henkilötunnus": WHO,
        "Nimi": "Testi Henkilö",
        "Syntymäaika": "",
        "Puhelin": "",
        "Ilmoittautunut": "3.5.2022",
        "Ilmoittautumistapa": "lomake",
        "Kotikunta": "Lahti",
        "Koulutus": "toinen aste",
        "Työttömyys kk": "5",
        "Lisätiedot": "",
    },
    "access_jaksot": {
        "Jaksonumero": "1",
        "Asiakasnumero": "7",
        "Koordinaattori": "Työkyky 1",
        "Alkupvm": "3.1.2022",
        "Loppupvm": "29.4.2022",
        "Päättymissyy": "palvelu päättyi",
        "Lopputulos": "työllistyi",
    },
    "access_kontaktit": {
        "Kontaktinumero": "1",
        "Asiakasnumero": "7",
        "Koordinaattori": "Työkyky 1",
        "Pvm": "3.5.2022",
        "Laji": "puhelu",
        "Kanava": "puhelin",
        "Toteutui": "-1",
        "Muistiinpano": "",
    },
    "crm_yritykset": {
        "Y-tunnus": "9000004-6",
        "Yrityksen nimi": "Testi Oy",
        "Yritysmuoto": "osakeyhtiö",
        "Toimiala": "Kauppa",
        "Kokoluokka": "1–9",
        "Kunta": "Lahti",
        "Liidi saatu": "3.5.2022",
        "Liidin lähde": "LADEC",
    },
    "esr_aloitusilmoitukset": {
        "Hankekoodi": "X1",
        "Henkilötunnus": WHO,
        "Kotikunta": "Lahti",
        "Aloituspäivä": "3.1.2022",
        "Allekirjoituspäivä": "3.1.2022",
        "Työmarkkina-asema": "työtön",
        "Työttömyyden kesto kk": "5",
        "Koulutusaste": "ISCED 3–4",
        "Kotitalous": "yksin",
        "Maahanmuuttajatausta": "ei",
        "Vammaisuus": "ei",
        "Muu heikko asema": "ei",
    },
    "kykyviisari": {
        "Vastausnumero": "1",
        "Asiakasnumero": "7",
        "Vastauspäivä": "3.5.2022",
        "Vaihe": "alku",
        "Osallisuus": "50",
        "Mieli": "50",
        "Arki": "50",
        "Taidot": "50",
        "Keho": "50",
        "Työkyky": "7",
    },
    "palaute": {
        "Vastausnumero": "1",
        "Pvm": "3.5.2022",
        "Koordinaattorityyppi": "työkyky",
        "Arvosana": "9",
        "Vapaa palaute": "",
    },
    "tapahtumat": {
        "Tapahtumanumero": "1",
        "Nimi": "Rekrymessut",
        "Pvm": "3.5.2022",
        "Järjestäjä": "oma",
        "Kumppanit": "",
        "Osallistujia": "12",
    },
    "kustannukset": {
        "Tositenumero": "1",
        "Kirjauspäivä": "31.5.2022",
        "Tili": "4000",
        "Kustannuslaji": "henkilöstö",
        "Kohdennus": "yritys",
        "Selite": "palkat",
        "Määrä €": "1,00",
    },
    "koordinaattorit": {
        "Koordinaattori": "Työkyky 1",
        "Rooli": "työkykykoordinaattori",
        "Alkaen": "1.6.2021",
        "Päättyen": "",
        "Työaika %": "100 %",
        "Asiakastyön osuus %": "80 %",
    },
    "kela_paivat": {
        "Henkilötunnus": WHO,
        "Laskentapäivä": "30.11.2022",
        "Maksetut päivät työttömyyden perusteella": "120",
    },
    "webropol_ilmoittautumiset": {
        "Vastaajanumero": "1",
        "Vastausaika": "3.5.2022 klo 9.30",
        REFERRER: "itse",
        "Henkilötunnus": WHO,
        CONSENT: "Kyllä",
    },
}

Cells = Sequence[Sequence[object]]


def transfers(number: int) -> dict[str, Any]:
    """Give the raw values of the first or the second good transfer."""
    first = ("1", "7", date(2022, 5, 3), "Työkyky 1", "Yritys 1")
    second = ("2", "8", date(2022, 5, 4), "Yritys 2", "Työkyky 2")
    names = ("siirtonumero", "asiakasnumero", "pvm", "lahettava", "vastaanottava")
    return dict(zip(names, (first, second)[number - 1], strict=True))


def cells(table: str, *changes: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Give the header and a row for each of the changes of the good row, one without any."""
    good = GOOD[table]
    return [tuple(good), *(tuple({**good, **change}.values()) for change in changes or ({},))]


def joined(rows: Sequence[Sequence[str]], *, delimiter: str = ";", end: str = "\n") -> str:
    """Write rows as text."""
    return "".join(delimiter.join(row) + end for row in rows)


def text(table: str, *changes: Mapping[str, str], delimiter: str = ";", end: str = "\n") -> str:
    """Write the header and a row for each of the changes of the good row as text."""
    return joined(cells(table, *changes), delimiter=delimiter, end=end)


def workbook(fill: Callable[[Workbook], object], **options: object) -> Callable[[], bytes]:
    """Write a workbook when it is asked for."""

    def made() -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
            fill(book)
        return out.getvalue()

    return made


def sheets(**named: Cells) -> Callable[[], bytes]:
    """Write a workbook with a sheet for each name."""

    def fill(book: Workbook) -> None:
        for name, rows in named.items():
            write_rows(book.add_worksheet(name), rows)

    return workbook(fill)


def sheet(
    table: str, change: Callable[[Worksheet], object], *changes: Mapping[str, str], **options: Any
) -> Callable[[], bytes]:
    """Write a workbook with one sheet of good rows, then whatever else is done to that sheet."""

    def fill(book: Workbook) -> None:
        made = book.add_worksheet("Taul1")
        write_rows(made, cells(table, *changes))
        change(made)

    return workbook(fill, **options)


def write_rows(made: Worksheet, rows: Cells, *, row: int = 0, column: int = 0) -> None:
    """Write rows of cells from a corner on."""
    for number, values in enumerate(rows, start=row):
        made.write_row(number, column, values)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Give the parts of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes] | Iterator[tuple[str, bytes]]) -> bytes:
    """Pack parts into an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in dict(parts).items():
            archive.writestr(name, body)
    return out.getvalue()


def repacked(change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> Callable[[], bytes]:
    """Write a good workbook of transfers whose parts are changed."""
    return lambda: zipped(change(parts_of(sheets(Taul1=cells("access_siirrot"))())))


def in_sheet(old: bytes, new: bytes) -> Callable[[], bytes]:
    """Write a good workbook of transfers with other XML in its sheet."""
    return repacked(lambda parts: parts | {SHEET: parts[SHEET].replace(old, new, 1)})
