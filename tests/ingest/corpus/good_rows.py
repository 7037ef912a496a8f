"""A good row of each table by its headers, as cells of text."""

from datetime import date
from typing import Any

from tests.ingest.inboxes import sample_identity

WHO = sample_identity(date(1999, 5, 1), 901)
REFERRER = "Kuka ohjasi sinut hankkeeseen?"
CONSENT = "Annan suostumuksen tietojeni käsittelyyn"
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


def transfers(number: int) -> dict[str, Any]:
    """Give the raw values of the first or the second good transfer."""
    first = ("1", "7", date(2022, 5, 3), "Työkyky 1", "Yritys 1")
    second = ("2", "8", date(2022, 5, 4), "Yritys 2", "Työkyky 2")
    names = ("siirtonumero", "asiakasnumero", "pvm", "lahettava", "vastaanottava")
    return dict(zip(names, (first, second)[number - 1], strict=True))
