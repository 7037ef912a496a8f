"""Deliveries gone wrong: for each expectation of the raw stage what makes exactly it fail."""

CRITICAL = {
    "quality.loads.quarantined_count.little": """
        update quality.loads
        set read_count = accepted_count + 30, quarantined_count = 30
        where table_name = 'palaute';
        insert into quality.quarantine by name
        select load_id, file, rule_id, 100 + row_number() over () as row_number
        from quality.loads, unnest(['date', 'code', 'range']) as rules (rule_id), range(10)
        where table_name = 'palaute'""",
    "raw.webropol_ilmoittautumiset.has_registrations": """
        delete from raw.webropol_ilmoittautumiset;
        update raw.access_asiakkaat set ilmoittautumistapa = 'lomake'""",
    "raw.webropol_ilmoittautumiset.vastauspvm.in_project": """
        update raw.webropol_ilmoittautumiset set vastauspvm = date '2020-09-14'
        where vastaajanumero in ('V1', 'V2')""",
    "raw.webropol_ilmoittautumiset.vastauspvm.not_after_export": """
        update raw.webropol_ilmoittautumiset set vastauspvm = date '2023-01-05'
        where vastaajanumero in ('V53', 'V54')""",
    "raw.webropol_ilmoittautumiset.ika.in_target_group": """
        update raw.webropol_ilmoittautumiset set ika = 45
        where vastaajanumero in ('V1', 'V2')""",
    "raw.webropol_ilmoittautumiset.kotikunta.municipality_share": """
        update raw.webropol_ilmoittautumiset set kotikunta = 'Hollola'
        where vastaajanumero in ('V1', 'V2', 'V3', 'V4')""",
    "raw.access_asiakkaat.has_rows": "delete from raw.access_asiakkaat",
    "raw.access_asiakkaat.ilmoittautumispvm.in_project": """
        update raw.access_asiakkaat set ilmoittautumispvm = date '2020-09-14'
        where asiakasnumero in ('A001', 'A002')""",
    "raw.access_asiakkaat.ilmoittautumispvm.not_after_export": """
        update raw.access_asiakkaat set ilmoittautumispvm = date '2023-01-05'
        where asiakasnumero >= 'A059'""",
    "raw.access_asiakkaat.ika.in_target_group": """
        update raw.access_asiakkaat set ika = 12 where asiakasnumero in ('A001', 'A002')""",
    "raw.access_asiakkaat.kotikunta.municipality_share": """
        update raw.access_asiakkaat set kotikunta = 'Hollola' where asiakasnumero <= 'A004'""",
    "raw.access_jaksot.has_rows": "delete from raw.access_jaksot",
    "raw.access_jaksot.asiakasnumero.in_client_list": """
        update raw.access_jaksot set asiakasnumero = 'A9' || jaksonumero
        where jaksonumero in ('J51', 'J52')""",
    "raw.access_jaksot.koordinaattori.in_list": """
        update raw.access_jaksot set koordinaattori = 'Työkyky 9'
        where jaksonumero in ('J1', 'J2')""",
    "raw.access_jaksot.alkupvm.not_after_export": """
        update raw.access_jaksot set alkupvm = date '2023-02-01'
        where jaksonumero in ('J59', 'J60')""",
    "raw.access_jaksot.paattymissyy.known_share": """
        update raw.access_jaksot set paattymissyy = null
        where jaksonumero in ('J41', 'J42', 'J43')""",
    "raw.access_jaksot.lopputulos.known_share": """
        update raw.access_jaksot set lopputulos = null where jaksonumero in ('J1', 'J2', 'J3')""",
    "raw.access_kontaktit.has_rows": "delete from raw.access_kontaktit",
    "raw.access_kontaktit.asiakasnumero.in_client_list": """
        update raw.access_kontaktit set asiakasnumero = 'A999'
        where starts_with(kontaktinumero, 'K6-') or starts_with(kontaktinumero, 'K51-')""",
    "raw.access_kontaktit.koordinaattori.in_list": """
        update raw.access_kontaktit set koordinaattori = 'Yritys 9'
        where starts_with(kontaktinumero, 'K6-') or starts_with(kontaktinumero, 'K51-')""",
    "raw.access_kontaktit.pvm.not_after_export": """
        update raw.access_kontaktit set pvm = date '2023-03-01'
        where starts_with(kontaktinumero, 'K59-') or starts_with(kontaktinumero, 'K60-')""",
    "raw.crm_yritykset.liidi_pvm.not_after_export": """
        update raw.crm_yritykset set liidi_pvm = date '2023-01-09'
        where y_tunnus in ('9000037-0', '9000038-0')""",
    "raw.crm_kontaktit.y_tunnus.in_company_list": """
        update raw.crm_kontaktit set y_tunnus = '9999999-9'
        where y_tunnus in ('9000040-0', '9000039-0')""",
    "raw.crm_kontaktit.pvm.not_after_export": """
        update raw.crm_kontaktit set pvm = date '2023-02-01'
        where y_tunnus in ('9000029-0', '9000030-0') and vaihe = 'tapaaminen'""",
    "raw.crm_tiketit.y_tunnus.in_company_list": """
        update raw.crm_tiketit set y_tunnus = '9999999-9' where rowid < 2""",
    "raw.crm_ratko.pvm.held_in_the_past": "update raw.crm_ratko set pvm = date '2023-04-12'",
    "raw.esr_aloitusilmoitukset.has_rows": "delete from raw.esr_aloitusilmoitukset",
    "raw.esr_aloitusilmoitukset.hankekoodi.single": """
        update raw.esr_aloitusilmoitukset set hankekoodi = 'S99999' where person_key = md5('7')""",
    "raw.esr_aloitusilmoitukset.person_key.registered": """
        update raw.esr_aloitusilmoitukset set person_key = md5('someone' || person_key)
        where person_key in (md5('51'), md5('52'))""",
    "raw.esr_aloitusilmoitukset.ika.in_target_group": """
        update raw.esr_aloitusilmoitukset set ika = 31
        where person_key in (md5('1'), md5('2'))""",
    "raw.esr_aloitusilmoitukset.aloituspvm.not_after_export": """
        update raw.esr_aloitusilmoitukset
        set aloituspvm = date '2023-01-03', allekirjoituspvm = date '2023-01-03'
        where person_key in (md5('59'), md5('60'))""",
    # Persons of the end forms have start forms, and those are many.
    "raw.esr_lopetusilmoitukset.person_key.registered": """
        insert into raw.esr_aloitusilmoitukset
        select * exclude (day) replace (aloituspvm + day::integer as aloituspvm)
        from raw.esr_aloitusilmoitukset
        cross join generate_series(1, 2) as days(day);
        update raw.esr_aloitusilmoitukset set person_key = md5('someone' || person_key)
        where person_key in (md5('1'), md5('2')) and aloituspvm in (
            select aloituspvm from raw.esr_lopetusilmoitukset
        );
        update raw.esr_lopetusilmoitukset set person_key = md5('someone' || person_key)
        where person_key in (md5('1'), md5('2'))""",
    "raw.esr_lopetusilmoitukset.person_key.has_start": """
        delete from raw.esr_aloitusilmoitukset where person_key in (md5('5'), md5('6'))""",
    "raw.esr_lopetusilmoitukset.lopetuspvm.not_after_export": """
        update raw.esr_lopetusilmoitukset set lopetuspvm = date '2023-01-31'
        where person_key in (md5('39'), md5('40'))""",
    "raw.palaute.arvosana.plausible_mean": "update raw.palaute set arvosana = arvosana - 4",
    "raw.kustannukset.has_rows": "delete from raw.kustannukset",
    "raw.kustannukset.kirjauspvm.not_after_export": """
        update raw.kustannukset set kirjauspvm = date '2023-01-31'
        where tositenumero in ('X202212tapahtumat', 'X202211tapahtumat')""",
    "raw.kustannukset.maara_eur.positive_total": """
        update raw.kustannukset set maara_eur = -maara_eur""",
    "raw.koordinaattorit.has_rows": "delete from raw.koordinaattorit",
    "raw.koordinaattorit.rooli.both_teams": """
        update raw.koordinaattorit set rooli = 'työkykykoordinaattori'""",
}

EMPTIED = tuple(check_id for check_id in CRITICAL if "has_r" in check_id)
