"""Raw tables of the small world: their columns and one line per row."""

RAW_COLUMNS = {
    "webropol_ilmoittautumiset": (
        "vastaajanumero varchar, vastauspvm date, ohjaava_taho varchar, person_key varchar,"
        " syntymavuosi integer, sukupuoli varchar, ika integer, match_key varchar,"
        " kotikunta varchar, aidinkieli varchar, koulutus varchar, tyottomyys_kk integer,"
        " toive varchar, suostumus boolean"
    ),
    "access_asiakkaat": (
        "asiakasnumero varchar, person_key varchar, syntymavuosi integer, sukupuoli varchar,"
        " ika integer, match_key varchar, ilmoittautumispvm date, ilmoittautumistapa varchar,"
        " ohjaava_taho varchar, kotikunta varchar, aidinkieli varchar, koulutus varchar,"
        " tyottomyys_kk integer"
    ),
    "access_jaksot": (
        "jaksonumero varchar, asiakasnumero varchar, koordinaattori varchar, alkupvm date,"
        " loppupvm date, paattymissyy varchar, lopputulos varchar"
    ),
    "access_kontaktit": (
        "kontaktinumero varchar, asiakasnumero varchar, koordinaattori varchar, pvm date,"
        " laji varchar, kanava varchar, toteutui boolean"
    ),
    "access_siirrot": (
        "siirtonumero varchar, asiakasnumero varchar, pvm date, lahettava varchar,"
        " vastaanottava varchar"
    ),
    "crm_yritykset": (
        "y_tunnus varchar, nimi varchar, yritysmuoto varchar, toimiala varchar,"
        " kokoluokka varchar, kunta varchar, liidi_pvm date, liidin_lahde varchar"
    ),
    "crm_kontaktit": (
        "kontaktitunnus varchar, y_tunnus varchar, pvm date, kanava varchar,"
        " koordinaattori varchar, vaihe varchar"
    ),
    "crm_tiketit": (
        "tikettinumero varchar, y_tunnus varchar, koordinaattori varchar, avattu date,"
        " tarve varchar, suljettu date, tulos varchar"
    ),
    "crm_ratko": "tyopajanumero varchar, y_tunnus varchar, pvm date, tila varchar",
    "esr_aloitusilmoitukset": (
        "hankekoodi varchar, person_key varchar, syntymavuosi integer, sukupuoli varchar,"
        " ika integer, aloituspvm date, allekirjoituspvm date, tyomarkkina_asema varchar,"
        " tyottomyys_kk integer, koulutusaste varchar, kotitalous varchar,"
        " maahanmuuttajatausta varchar, vammaisuus varchar, muu_heikko_asema varchar"
    ),
    "esr_lopetusilmoitukset": (
        "hankekoodi varchar, person_key varchar, syntymavuosi integer, sukupuoli varchar,"
        " ika integer, aloituspvm date, lopetuspvm date, allekirjoituspvm date,"
        " paattyminen varchar, tilanne varchar"
    ),
    "kykyviisari": (
        "vastausnumero varchar, asiakasnumero varchar, vastauspvm date, vaihe varchar,"
        " osallisuus decimal(5, 2), mieli decimal(5, 2), arki decimal(5, 2),"
        " taidot decimal(5, 2), keho decimal(5, 2), tyokyky integer"
    ),
    "palaute": "vastausnumero varchar, pvm date, koordinaattorityyppi varchar, arvosana integer",
    "tapahtumat": (
        "tapahtumanumero varchar, nimi varchar, pvm date, jarjestaja varchar, kumppanit varchar,"
        " osallistujia integer"
    ),
    "kustannukset": (
        "tositenumero varchar, kirjauspvm date, tili varchar, kustannuslaji varchar,"
        " kohdennus varchar, maara_eur decimal(12, 2)"
    ),
    "koordinaattorit": (
        "koordinaattori varchar, rooli varchar, alkaen date, paattyen date,"
        " tyoaika_osuus decimal(5, 4), asiakastyo_osuus decimal(5, 4)"
    ),
    "tuotokset": (
        "tuotosnumero varchar, tuotos varchar, laji varchar, tila varchar, omistaja varchar"
    ),
    "kela_paivat": (
        "person_key varchar, syntymavuosi integer, sukupuoli varchar, ika integer,"
        " laskentapvm date, maksetut_paivat integer"
    ),
}

# One line per row, cells in the order of RAW_COLUMNS, parted by ";"; an empty cell is missing.
ROWS = {
    # gustav gave no identity code on the form: his name and birth date are those of number 107
    "webropol_ilmoittautumiset": """
        1;2022-04-13;omavalmentaja;anna;2000;nainen;21;;Lahti;suomi;perusaste;14;työkykykoordinaattori;true
        2;2022-04-13;itse;bertil;1996;mies;25;;Lahti;ruotsi;toinen aste;3;yrityskoordinaattori;true
        3;2022-05-02;omavalmentaja;cecilia;1999;nainen;22;;Lahti;suomi;toinen aste;8;;true
        4;2022-06-01;itse;cecilia;1999;nainen;22;;Lahti;suomi;toinen aste;9;en osaa sanoa;true
        5;2022-06-22;muu;eetu;2003;mies;19;;Lahti;muu;perusaste;20;työkykykoordinaattori;true
        6;2022-06-22;itse;fanni;1998;nainen;24;;Lahti;suomi;korkea-aste;2;yrityskoordinaattori;true
        7;2022-08-01;omavalmentaja;;2001;;20;gustav-by-name;Lahti;suomi;perusaste;30;;true
        8;2022-08-15;omavalmentaja;helmi;2002;nainen;20;;Lahti;suomi;toinen aste;6;;true
        9;2022-09-01;itse;iivari;1997;mies;25;;Lahti;suomi;toinen aste;5;yrityskoordinaattori;true
        10;2022-11-01;itse;jenni;1999;nainen;23;;Lahti;suomi;toinen aste;11;;true
        11;2022-12-22;omavalmentaja;kalle;2000;mies;22;;Lahti;suomi;perusaste;7;en osaa sanoa;true
        12;2022-12-01;itse;liisa;2001;nainen;21;;Lahti;suomi;perusaste;9;työkykykoordinaattori;true
        13;2022-10-03;omavalmentaja;mikko;1995;mies;27;;Lahti;suomi;toinen aste;18;;true
    """,
    # dagmar registered in a meeting; number 99 belongs to nobody who registered
    "access_asiakkaat": """
        101;anna;2000;nainen;21;;2022-04-13;lomake;omavalmentaja;Lahti;suomi;perusaste;14
        102;bertil;1996;mies;25;;2022-04-13;lomake;itse;Lahti;ruotsi;toinen aste;3
        103;cecilia;1999;nainen;22;;2022-05-02;lomake;omavalmentaja;Lahti;suomi;toinen aste;8
        104;dagmar;2000;nainen;22;;2022-05-10;tapaaminen;omavalmentaja;Lahti;suomi;perusaste;12
        105;eetu;2003;mies;19;;2022-06-22;lomake;muu;Lahti;muu;perusaste;20
        106;fanni;1998;nainen;24;;2022-06-22;lomake;itse;Lahti;suomi;korkea-aste;2
        107;gustav;2001;mies;20;gustav-by-name;2022-08-01;lomake;omavalmentaja;Lahti;suomi;perusaste;30
        108;helmi;2002;nainen;20;;2022-08-15;lomake;omavalmentaja;Lahti;suomi;toinen aste;6
        109;iivari;1997;mies;25;;2022-09-01;lomake;itse;Lahti;suomi;toinen aste;5
        110;jenni;1999;nainen;23;;2022-11-01;lomake;itse;Lahti;suomi;toinen aste;11
        111;kalle;2000;mies;22;;2022-12-22;lomake;omavalmentaja;Lahti;suomi;perusaste;7
        113;mikko;1995;mies;27;;2022-10-03;lomake;omavalmentaja;Lahti;suomi;toinen aste;18
        99;nobody;1990;mies;31;;2022-06-01;lomake;itse;Lahti;suomi;toinen aste;1
    """,
    "access_jaksot": """
        1;101;Työkyky 1;2022-04-20;2022-07-15;palvelu päättyi;kuntouttava työtoiminta
        2;102;Yritys 1;2022-04-22;2022-06-10;palvelu päättyi;työllistyi
        3;103;Työkyky 1;2022-05-05;2022-06-15;siirto;
        4;103;Yritys 1;2022-06-15;2022-09-30;palvelu päättyi;koulutus
        5;104;Yritys 1;2022-05-10;2022-08-10;palvelu päättyi;jatkaa työnhakua
        6;105;Työkyky 2;2022-06-28;2022-08-01;ei tavoitettu;
        7;106;Yritys 1;2022-06-23;2022-06-27;peruutti;
        8;107;Työkyky 1;2022-08-03;2022-12-01;lopetti yhteydenpidon;
        9;108;Työkyky 2;2022-08-17;2022-11-30;päättyi ilman lomaketta;sairausloma
        10;109;Yritys 2;2022-09-02;2022-10-15;siirto;
        11;109;Työkyky 1;2022-10-15;;;
        12;110;Yritys 2;2022-11-02;2022-11-20;palvelu päättyi;
        13;110;Yritys 1;2022-11-20;;;
        14;113;Työkyky 1;2022-10-04;2022-11-15;lopetti yhteydenpidon;
        15;113;Työkyky 1;2022-12-05;;;
        16;99;Työkyky 1;2022-06-02;;;
    """,
    "access_kontaktit": """
        1;101;Työkyky 1;2022-04-22;puhelu;puhelin;true
        2;101;Työkyky 1;2022-05-02;tapaaminen;toimisto;true
        3;101;Työkyky 1;2022-05-16;suunnitelma;toimisto;true
        4;101;Työkyky 1;2022-06-20;terveystarkastus;toimisto;true
        5;102;Yritys 1;2022-04-25;puhelu;puhelin;true
        6;102;Yritys 1;2022-04-29;tapaaminen;verkko;true
        7;103;Työkyky 1;2022-05-05;puhelu;puhelin;false
        8;103;Työkyky 1;2022-05-06;puhelu;puhelin;true
        9;103;Työkyky 1;2022-05-12;tapaaminen;toimisto;true
        10;103;Yritys 1;2022-06-16;tapaaminen;toimisto;true
        11;104;Yritys 1;2022-05-10;tapaaminen;toimisto;true
        12;105;Työkyky 2;2022-06-28;puhelu;puhelin;false
        13;105;Työkyky 2;2022-07-10;viesti;sähköposti;false
        14;107;Työkyky 1;2022-08-04;puhelu;puhelin;true
        15;107;Työkyky 1;2022-08-10;tapaaminen;toimisto;true
        16;107;Työkyky 1;2022-08-24;tapaaminen;toimisto;false
        17;107;Työkyky 1;2022-09-20;tapaaminen;toimisto;true
        18;108;Työkyky 2;2022-08-18;puhelu;puhelin;true
        19;109;Yritys 2;2022-09-05;puhelu;puhelin;true
        20;109;Yritys 2;2022-09-12;tapaaminen;toimisto;true
        21;109;Työkyky 1;2022-10-20;yhteistapaaminen;toimisto;true
        22;109;Yritys 2;2022-10-20;yhteistapaaminen;toimisto;true
        23;109;Työkyky 1;2022-12-20;tapaaminen;toimisto;true
        24;110;Yritys 2;2022-11-03;puhelu;puhelin;true
        25;113;Työkyky 1;2022-10-05;puhelu;puhelin;true
        26;113;Työkyky 1;2022-10-12;tapaaminen;toimisto;true
        27;113;Työkyky 1;2022-12-08;tapaaminen;toimisto;true
        28;99;Työkyky 1;2022-06-03;tapaaminen;toimisto;true
    """,
    "access_siirrot": """
        1;103;2022-06-15;Työkyky 1;Yritys 1
        2;109;2022-10-15;Yritys 2;Työkyky 1
        3;110;2022-11-20;Yritys 2;Yritys 1
    """,
    "crm_yritykset": """
        9000001-2;Leipä Oy;osakeyhtiö;Ravintola;1–9;Lahti;2022-04-13;Rekrypiste
        9000002-0;Siivous Ky;kommandiittiyhtiö;Siivous;10–49;Lahti;2022-06-22;LADEC
        9000003-9;;toiminimi;Taksi;1–9;Hollola;2022-09-01;oma
        9000004-7;Raksa Oy;osakeyhtiö;Rakennus;50–249;Lahti;2022-12-28;Rekrypiste
        9000005-5;Kauppa Oy;osakeyhtiö;Kauppa;250+;Lahti;2022-11-01;LADEC
    """,
    "crm_kontaktit": """
        1;9000001-2;2022-04-20;puhelin;Yritys 1;ensikontakti
        2;9000001-2;2022-05-04;käynti;Yritys 1;tapaaminen
        3;9000002-0;2022-06-29;sähköposti;Yritys 1;ensikontakti
        4;9000003-9;2022-09-01;puhelin;Yritys 2;ensikontakti
        5;9000001-2;2022-07-10;puhelin;Yritys 1;jatkokontakti
    """,
    "crm_tiketit": """
        1;9000001-2;Yritys 1;2022-05-04;rekrytointi;2022-06-10;rekrytoitu
        2;9000003-9;Yritys 2;2022-09-05;työkokeilu;2022-09-20;ei tulosta
        3;9000003-9;Yritys 2;2022-12-01;neuvonta;2022-12-15;neuvonta
        4;9000001-2;Yritys 1;2022-12-20;tapahtuma;;
    """,
    "crm_ratko": """
        1;9000001-2;2022-10-05;pidetty
        2;9000002-0;2022-11-05;peruttu
        3;9000001-2;2023-02-01;suunniteltu
    """,
    "esr_aloitusilmoitukset": """
        X1N14;anna;2000;nainen;21;2022-04-25;2022-04-25;työtön;14;ISCED 0–2;yksin;ei;ei;kyllä
        X1N14;bertil;1996;mies;25;2022-04-26;2022-04-26;työtön;3;ISCED 3–4;yksin;ei;ei;ei
        X1N14;cecilia;1999;nainen;22;2022-05-12;2022-05-12;työtön;8;ISCED 3–4;huoltajana;ei;ei;ei
        X1N14;dagmar;2000;nainen;22;2022-05-10;2022-05-10;työtön;12;ISCED 0–2;yksin;ei;kyllä;ei
        X1N14;jenni;1999;nainen;23;2022-11-05;2022-11-05;työtön;11;ISCED 3–4;yksin;ei;ei;ei
    """,
    # fanni's form is another project's; gustav has none
    "esr_lopetusilmoitukset": """
        X1N14;anna;2000;nainen;22;2022-04-25;2022-07-15;2022-07-20;suoritti loppuun;palvelussa
        X1N14;bertil;1996;mies;26;2022-04-26;2022-06-10;2022-06-13;suoritti loppuun;työssä
        X1N14;cecilia;1999;nainen;23;2022-05-12;2022-09-30;2022-10-03;suoritti loppuun;koulutuksessa
        X1N14;dagmar;2000;nainen;22;2022-05-10;2022-08-10;2022-08-12;suoritti loppuun;työtön
        X1N14;jenni;1999;nainen;23;2022-11-05;2022-12-20;2022-12-22;keskeytti;työtön
        X9;fanni;1998;nainen;24;2022-06-23;2022-06-27;2022-06-28;keskeytti;työtön
    """,
    "kykyviisari": """
        1;101;2022-05-02;alku;50.5;40;60;55;45;5
        2;101;2022-07-10;loppu;60.5;50;62;58;47;7
    """,
    "palaute": """
        1;2022-07-16;työkyky;9
        2;2022-10-01;yritys;10
        3;2022-10-02;yritys;8
    """,
    "tapahtumat": """
        1;Rekrytointipäivä;2022-05-20;yhteinen;TE-toimisto;45
        2;Avoimet ovet;2022-09-15;oma;;20
        3;Kevätmessut;2023-03-01;oma;;
    """,
    "kustannukset": """
        1;2022-04-30;0410;henkilöstö;työkyky;1500.00
        2;2022-05-31;0410;henkilöstö;yhteinen;800.50
        3;2022-06-30;0430;tapahtumat;yhteinen;-100.50
        4;2022-11-30;0450;työvälineet ja tilat;hallinto;300.00
    """,
    # Työkyky 2 goes from full to half time and leaves at the end of the year
    "koordinaattorit": """
        Työkyky 1;työkykykoordinaattori;2022-01-01;;1;1
        Työkyky 2;työkykykoordinaattori;2022-01-01;2022-08-31;1;1
        Työkyky 2;työkykykoordinaattori;2022-09-01;2022-12-30;0.5;0.8
        Yritys 1;yrityskoordinaattori;2022-01-01;;1;0.5
        Yritys 2;yrityskoordinaattori;2022-08-01;;0.6;0.5
    """,
    "tuotokset": """
        T1;Työkyvyn arviointi;toimintamalli;vakiintunut;Työllisyyspalvelut
        T2;Rekrypiste;toimintamalli;jatkuu muualla;LADEC
        T3;Neuvola;pilotti;ei toteutunut;
        T4;Toimialakartoitus;selvitys;vakiintunut;Työllisyyspalvelut
        T5;Täsmätyö;pilotti;;
    """,
    # bertil is counted twice and once after the day of the release; nobody has not registered;
    # anna is counted before and after her service
    "kela_paivat": """
        bertil;1996;mies;26;2022-06-30;120
        bertil;1996;mies;26;2022-12-15;180
        bertil;1996;mies;26;2023-01-15;200
        dagmar;2000;nainen;22;2022-12-15;0
        anna;2000;nainen;22;2022-06-30;290
        anna;2000;nainen;22;2022-12-15;303
        nobody;1990;mies;32;2022-12-15;900
    """,
}
