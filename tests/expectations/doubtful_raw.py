"""Doubtful deliveries: for each lesser expectation of the raw stage what makes it fail."""

# A single date that cannot be: it is told and stops no release.
ONE_ODD_DATE = {
    "raw.webropol_ilmoittautumiset.vastauspvm.none_after_export": """
        update raw.webropol_ilmoittautumiset set vastauspvm = date '2023-03-01'
        where vastaajanumero = 'V54'""",
    "raw.access_asiakkaat.ilmoittautumispvm.none_after_export": """
        update raw.access_asiakkaat set ilmoittautumispvm = date '2023-03-01'
        where asiakasnumero = 'A060'""",
    "raw.access_jaksot.alkupvm.none_after_export": """
        update raw.access_jaksot set alkupvm = date '2023-03-01'
        where jaksonumero = 'J60'""",
    "raw.access_kontaktit.pvm.none_after_export": """
        update raw.access_kontaktit set pvm = date '2023-03-01'
        where kontaktinumero = 'K60-5'""",
    "raw.crm_yritykset.liidi_pvm.none_after_export": """
        update raw.crm_yritykset set liidi_pvm = date '2023-03-01'
        where y_tunnus = '9000040-0'""",
    "raw.crm_kontaktit.pvm.none_after_export": """
        update raw.crm_kontaktit set pvm = date '2023-03-01'
        where kontaktitunnus = 'C9000030-01'""",
    "raw.esr_aloitusilmoitukset.aloituspvm.none_after_export": """
        update raw.esr_aloitusilmoitukset set aloituspvm = date '2023-03-01'
        where person_key = md5('60')""",
    "raw.esr_lopetusilmoitukset.lopetuspvm.none_after_export": """
        update raw.esr_lopetusilmoitukset set lopetuspvm = date '2023-03-01'
        where person_key = md5('40')""",
    "raw.kustannukset.kirjauspvm.none_after_export": """
        update raw.kustannukset set kirjauspvm = date '2023-03-01'
        where tositenumero = 'X202212tapahtumat'""",
}

LESS_THAN_CRITICAL = {
    **ONE_ODD_DATE,
    "quality.loads.quarantined_count.hardly_any": """
        update quality.loads set read_count = 100, quarantined_count = 8
        where table_name = 'palaute'""",
    "quality.loads.export_date.same_month": """
        update quality.loads set export_date = date '2022-11-15' where table_name = 'palaute'""",
    "quality.loads.status.none_stopped": """
        insert into quality.loads (load_id, file, table_name, export_date, status)
        values ('x', '2023-01-31/palaute.csv', 'palaute', date '2023-01-31', 'stopped')""",
    "quality.loads.status.none_unknown": """
        insert into quality.loads (load_id, file, export_date, status)
        values ('x', '2022-12-31/muistio.csv', date '2022-12-31', 'stopped')""",
    "quality.loads.accepted_count.not_shrunk": """
        insert into quality.loads (load_id, file, table_name, export_date, status, accepted_count)
        values ('x', 'old/palaute.csv', 'palaute', date '2022-03-31', 'superseded', 30)""",
    "raw.webropol_ilmoittautumiset.person_key.in_client_list": """
        delete from raw.access_asiakkaat where asiakasnumero <= 'A010'""",
    "raw.webropol_ilmoittautumiset.person_key.known": """
        update raw.webropol_ilmoittautumiset set person_key = null where _row < 20""",
    "raw.access_asiakkaat.person_key.known": """
        update raw.access_asiakkaat set person_key = null where _row < 5""",
    "raw.webropol_ilmoittautumiset.tyottomyys_kk.plausible": """
        update raw.webropol_ilmoittautumiset set tyottomyys_kk = 240
        where vastaajanumero in ('V1', 'V2', 'V3')""",
    "raw.webropol_ilmoittautumiset.kotikunta.complete": """
        update raw.webropol_ilmoittautumiset set kotikunta = null where _row < 12""",
    "raw.webropol_ilmoittautumiset.koulutus.complete": """
        update raw.webropol_ilmoittautumiset set koulutus = null where _row < 20""",
    "raw.webropol_ilmoittautumiset.tyottomyys_kk.complete": """
        update raw.webropol_ilmoittautumiset set tyottomyys_kk = null where _row < 20""",
    "raw.webropol_ilmoittautumiset.ohjaava_taho.few_others": """
        update raw.webropol_ilmoittautumiset set ohjaava_taho = 'muu' where _row < 40""",
    "raw.access_asiakkaat.person_key.form_found": """
        delete from raw.webropol_ilmoittautumiset where _row < 10""",
    "raw.access_asiakkaat.ilmoittautumispvm.as_on_form": """
        update raw.access_asiakkaat set ilmoittautumispvm = ilmoittautumispvm + 14
        where _row < 10""",
    "raw.access_asiakkaat.tyottomyys_kk.plausible": """
        update raw.access_asiakkaat set tyottomyys_kk = 240 where _row < 10""",
    "raw.access_asiakkaat.koulutus.complete": """
        update raw.access_asiakkaat set koulutus = null where _row < 20""",
    "raw.access_asiakkaat.sukupuoli.both": "update raw.access_asiakkaat set sukupuoli = 'nainen'",
    "raw.access_jaksot.alkupvm.after_registration": """
        update raw.access_jaksot set alkupvm = alkupvm - 10 where _row < 10""",
    "raw.access_jaksot.loppupvm.plausible_duration": """
        update raw.access_jaksot set loppupvm = alkupvm where loppupvm is not null""",
    "raw.access_jaksot.loppupvm.not_forgotten": """
        update raw.access_jaksot set loppupvm = null, paattymissyy = null, lopputulos = null
        where jaksonumero in ('J1', 'J2', 'J3', 'J4')""",
    "raw.access_jaksot.loppupvm.none_planned": """
        update raw.access_jaksot set loppupvm = date '2023-02-01' where jaksonumero = 'J40'""",
    "raw.access_jaksot.lopputulos.only_at_end": """
        update raw.access_jaksot set lopputulos = 'koulutus' where jaksonumero = 'J45'""",
    "raw.access_kontaktit.pvm.prompt_first_contact": """
        update raw.access_kontaktit set toteutui = false
        where ends_with(kontaktinumero, '-0') or ends_with(kontaktinumero, '-1')""",
    "raw.access_kontaktit.pvm.after_registration": """
        update raw.access_kontaktit set pvm = pvm - 28 where ends_with(kontaktinumero, '-1')""",
    "raw.access_kontaktit.pvm.every_month": """
        delete from raw.access_kontaktit where pvm between date '2022-03-01' and date '2022-03-31'
        """,
    "raw.access_kontaktit.toteutui.reached_share": """
        update raw.access_kontaktit set toteutui = not toteutui""",
    "raw.access_kontaktit.asiakasnumero.served_were_met": """
        update raw.access_kontaktit set toteutui = false where asiakasnumero = 'A005'""",
    "raw.access_kontaktit.pvm.weekdays": """
        update raw.access_kontaktit set pvm = pvm + (6 - isodow(pvm))::integer
        where ends_with(kontaktinumero, '-2')""",
    "raw.access_siirrot.asiakasnumero.in_client_list": """
        update raw.access_siirrot set asiakasnumero = 'A999' where _row < 5""",
    "raw.access_siirrot.lahettava.in_list": """
        update raw.access_siirrot set lahettava = 'Työkyky 9' where _row < 5""",
    "raw.access_siirrot.vastaanottava.in_list": """
        update raw.access_siirrot set vastaanottava = 'Yritys 9' where _row < 5""",
    "raw.access_siirrot.vastaanottava.another": """
        update raw.access_siirrot set vastaanottava = lahettava where _row < 5""",
    "raw.access_siirrot.pvm.in_project": """
        update raw.access_siirrot set pvm = date '2020-03-02' where _row < 5""",
    "raw.access_siirrot.pvm.none_after_export": """
        update raw.access_siirrot set pvm = date '2023-03-02' where _row = 5""",
    "raw.crm_yritykset.has_rows": "delete from raw.crm_yritykset",
    "raw.crm_yritykset.liidi_pvm.in_project": """
        update raw.crm_yritykset set liidi_pvm = date '2020-03-02' where _row < 6""",
    "raw.crm_yritykset.toimiala.complete": """
        update raw.crm_yritykset set toimiala = null where _row < 8""",
    "raw.crm_yritykset.y_tunnus.has_evidence": """
        delete from raw.crm_kontaktit where _row > 20;
        delete from raw.crm_tiketit""",
    "raw.crm_kontaktit.koordinaattori.in_list": """
        update raw.crm_kontaktit set koordinaattori = 'Yritys 9' where _row < 6""",
    "raw.crm_kontaktit.pvm.prompt_first_contact": """
        delete from raw.crm_kontaktit where vaihe = 'ensikontakti'""",
    "raw.crm_kontaktit.pvm.weekdays": """
        update raw.crm_kontaktit set pvm = pvm + (6 - isodow(pvm))::integer where _row < 20""",
    "raw.crm_tiketit.avattu.none_after_export": """
        update raw.crm_tiketit set avattu = date '2023-01-02' where _row = 5""",
    "raw.crm_tiketit.suljettu.none_planned": """
        update raw.crm_tiketit set suljettu = date '2023-01-02' where _row = 5""",
    "raw.crm_tiketit.koordinaattori.in_list": """
        update raw.crm_tiketit set koordinaattori = 'Yritys 9' where _row < 6""",
    "raw.crm_tiketit.tulos.known_share": """
        update raw.crm_tiketit set tulos = null where _row < 6""",
    "raw.crm_ratko.y_tunnus.in_company_list": """
        insert into raw.crm_ratko
        select * exclude (number) replace (
            'R' || number as tyopajanumero, '9999999-9' as y_tunnus, 'suunniteltu' as tila
        )
        from raw.crm_ratko
        cross join generate_series(2, 12) as numbers(number)""",
    "raw.esr_aloitusilmoitukset.aloituspvm.in_project": """
        update raw.esr_aloitusilmoitukset
        set aloituspvm = date '2020-01-02', allekirjoituspvm = date '2020-01-02'
        where _row < 5""",
    "raw.esr_aloitusilmoitukset.allekirjoituspvm.in_time": """
        update raw.esr_aloitusilmoitukset set allekirjoituspvm = allekirjoituspvm + 60
        where _row < 10""",
    "raw.esr_aloitusilmoitukset.person_key.has_end_or_reason": """
        delete from raw.esr_lopetusilmoitukset where _row < 10""",
    "raw.esr_aloitusilmoitukset.person_key.was_met": """
        update raw.access_kontaktit set toteutui = false where asiakasnumero < 'A010'""",
    "raw.esr_lopetusilmoitukset.allekirjoituspvm.none_after_export": """
        update raw.esr_lopetusilmoitukset set allekirjoituspvm = date '2023-01-20'
        where person_key = md5('40')""",
    "raw.esr_lopetusilmoitukset.allekirjoituspvm.in_time": """
        update raw.esr_lopetusilmoitukset set allekirjoituspvm = allekirjoituspvm + 90
        where _row < 10""",
    "raw.esr_lopetusilmoitukset.aloituspvm.as_on_start_form": """
        update raw.esr_lopetusilmoitukset set aloituspvm = aloituspvm - 3 where _row < 10""",
    "raw.esr_lopetusilmoitukset.tilanne.as_in_client_list": """
        update raw.esr_lopetusilmoitukset set tilanne = 'työssä' where _row < 10""",
    "raw.esr_lopetusilmoitukset.paattyminen.mostly_complete": """
        update raw.esr_lopetusilmoitukset set paattyminen = 'keskeytti' where _row < 30""",
    "raw.kykyviisari.asiakasnumero.in_client_list": """
        update raw.kykyviisari set asiakasnumero = 'A999'
        where asiakasnumero in ('A001', 'A002') and vaihe = 'loppu'""",
    "raw.kykyviisari.vastauspvm.none_after_export": """
        update raw.kykyviisari set vastauspvm = date '2023-01-20' where _row = 7""",
    "raw.kykyviisari.tyokyky.used_scale": """
        update raw.kykyviisari set tyokyky = 0 where vaihe = 'loppu'""",
    "raw.kykyviisari.vaihe.answered_twice": """
        update raw.kykyviisari set vaihe = 'alku' where asiakasnumero > 'A005'""",
    "raw.kykyviisari.asiakasnumero.coverage": """
        delete from raw.kykyviisari where asiakasnumero > 'A005'""",
    "raw.palaute.pvm.none_after_export": """
        update raw.palaute set pvm = date '2023-02-02' where _row = 5""",
    "raw.palaute.pvm.in_project": """
        update raw.palaute set pvm = date '2019-02-02' where _row < 5""",
    "raw.tuotokset.omistaja.of_lasting": """
        update raw.tuotokset set omistaja = null where tuotosnumero = 'T2'""",
    "raw.tuotokset.tila.of_owned": """
        update raw.tuotokset set omistaja = 'LADEC' where tuotosnumero = 'T5'""",
    "raw.kela_paivat.person_key.registered": """
        update raw.kela_paivat set person_key = md5('somebody' || person_key) where _row < 20""",
    "raw.kela_paivat.laskentapvm.none_after_export": """
        update raw.kela_paivat set laskentapvm = date '2023-03-01' where _row = 4""",
    "raw.kela_paivat.maksetut_paivat.never_falls": """
        update raw.kela_paivat set maksetut_paivat = 0
        where person_key = md5('9') and laskentapvm = date '2022-12-30'""",
    "raw.kela_paivat.maksetut_paivat.possible": """
        update raw.kela_paivat set maksetut_paivat = 9000 where laskentapvm = date '2022-12-30'""",
    "raw.tapahtumat.pvm.none_after_export": """
        update raw.tapahtumat set pvm = date '2023-02-02' where _row = 5""",
    "raw.tapahtumat.pvm.in_project": """
        update raw.tapahtumat set pvm = date '2019-02-02' where _row < 5""",
    "raw.tapahtumat.osallistujia.plausible": """
        update raw.tapahtumat set osallistujia = 5000 where _row < 5""",
    "raw.kustannukset.kirjauspvm.in_project": """
        update raw.kustannukset set kirjauspvm = date '2021-05-31'
        where kirjauspvm = date '2021-06-30'""",
    "raw.kustannukset.kirjauspvm.every_month": """
        delete from raw.kustannukset where kirjauspvm = date '2022-02-28'""",
    "raw.kustannukset.maara_eur.none_overwhelming": """
        update raw.kustannukset set maara_eur = 2000000
        where tositenumero = 'X202202henkilöstö'""",
    "raw.kustannukset.maara_eur.positive_by_type": """
        update raw.kustannukset set maara_eur = -maara_eur where kustannuslaji = 'tapahtumat'""",
    "raw.koordinaattorit.alkaen.employed_during_periods": """
        update raw.koordinaattorit set alkaen = date '2021-12-01'
        where koordinaattori = 'Yritys 1'""",
    "raw.koordinaattorit.paattyen.none_planned": """
        update raw.koordinaattorit set paattyen = date '2023-05-31'
        where koordinaattori = 'Yritys 1'""",
    "raw.koordinaattorit.tyoaika_osuus.plausible": """
        update raw.koordinaattorit set tyoaika_osuus = 0.006
        where koordinaattori = 'Yritys 1'""",
}
