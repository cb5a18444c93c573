"""The rows that reports of municipalities print: key figures of units, statements, groups, investments, personnel."""

from store.units import Unit
from tests.reports.accounts import Line

KEY_SUMS_BELOW = (
    Line("Myyntituotot", 640_000, indent=1), Line("Maksutuotot", 410_000, indent=1),
    Line("Tuet ja avustukset", 150_000, indent=1), Line("Muut toimintatuotot", 60_500, indent=1),
    Line("Toimintatuotot", parts=("Myyntituotot", "Maksutuotot", "Tuet ja avustukset", "Muut toimintatuotot")),
    Line("Henkilöstökulut", -6_240_000, indent=1), Line("Palvelujen ostot", -2_180_000, indent=1),
    Line("Aineet, tarvikkeet ja tavarat", -390_000, indent=1), Line("Avustukset", -270_000, indent=1),
    Line("Muut toimintakulut", -820_000, indent=1),
    Line("Toimintakulut", parts=(
        "Henkilöstökulut", "Palvelujen ostot", "Aineet, tarvikkeet ja tavarat", "Avustukset", "Muut toimintakulut")),
    Line("Toimintakate", parts=("Toimintatuotot", "Toimintakulut")),
)  # fmt: skip
KEY_SUMS_ABOVE = (
    KEY_SUMS_BELOW[4], *KEY_SUMS_BELOW[:4], KEY_SUMS_BELOW[10], *KEY_SUMS_BELOW[5:10], KEY_SUMS_BELOW[11],
)  # fmt: skip
KEY_SHORT = (
    Line("Toimintatuotot", 1_260_000), Line("Toimintakulut", -9_900_000),
    Line("Toimintakate", parts=("Toimintatuotot", "Toimintakulut")),
)  # fmt: skip
KEY_EXTRA = (
    Line("Toimintakate, €/asukas", -512, unit=Unit.EURO_PER_RESIDENT, decimals=0),
    Line("Henkilöstö, htv", 143, unit=Unit.PERSON_YEAR, decimals=1),
    Line(
        "Toimintatuotot/toimintakulut, %",
        unit=Unit.PERCENT,
        decimals=1,
        ratio=(("Toimintatuotot",), ("Toimintakulut",)),
    ),
)
GROUP_WORDS = (("Tulot", "Menot", "Netto"), ("Toimintatuotot", "Toimintakulut", "Toimintakate"))
_INCOME_HEAD = (
    Line("Toimintatuotot", parts=("Myyntituotot", "Maksutuotot", "Tuet ja avustukset", "Muut toimintatuotot")),
    Line("Myyntituotot", 4_820_000, indent=1), Line("Maksutuotot", 3_160_000, indent=1),
    Line("Tuet ja avustukset", 1_240_000, indent=1), Line("Muut toimintatuotot", 2_090_000, indent=1),
    Line("Valmistus omaan käyttöön", 310_000),
    Line("Toimintakulut", parts=("Palkat ja palkkiot", "Eläkekulut", "Muut henkilösivukulut", "Palvelujen ostot",
         "Aineet, tarvikkeet ja tavarat", "Avustukset", "Muut toimintakulut")),
    Line("Palkat ja palkkiot", -21_900_000, indent=1), Line("Eläkekulut", -4_700_000, indent=1),
    Line("Muut henkilösivukulut", -830_000, indent=1), Line("Palvelujen ostot", -14_300_000, indent=1),
    Line("Aineet, tarvikkeet ja tavarat", -4_150_000, indent=1), Line("Avustukset", -2_380_000, indent=1),
    Line("Muut toimintakulut", -1_720_000, indent=1),
    Line("Toimintakate", parts=("Toimintatuotot", "Valmistus omaan käyttöön", "Toimintakulut")),
)  # fmt: skip
INCOME = (
    *_INCOME_HEAD,
    Line("Verotulot", 29_400_000), Line("Valtionosuudet", 13_700_000),
    Line("Rahoitustuotot ja -kulut",
         parts=("Korkotuotot", "Muut rahoitustuotot", "Korkokulut", "Muut rahoituskulut")),
    Line("Korkotuotot", 41_000, indent=1), Line("Muut rahoitustuotot", 380_000, indent=1),
    Line("Korkokulut", -690_000, indent=1), Line("Muut rahoituskulut", -13_000, indent=1),
    Line("Vuosikate", parts=("Toimintakate", "Verotulot", "Valtionosuudet", "Rahoitustuotot ja -kulut")),
    Line("Poistot ja arvonalentumiset", parts=("Suunnitelman mukaiset poistot",)),
    Line("Suunnitelman mukaiset poistot", -3_450_000, indent=1),
    Line("Tilikauden tulos", parts=("Vuosikate", "Poistot ja arvonalentumiset")),
    Line("Poistoeron lisäys (-) tai vähennys (+)", 95_000),
    Line("Tilikauden ylijäämä (alijäämä)", parts=("Tilikauden tulos", "Poistoeron lisäys (-) tai vähennys (+)")),
)  # fmt: skip
INCOME_RATIOS = (
    Line("TULOSLASKELMAN TUNNUSLUVUT", is_heading=True),
    Line(
        "Toimintatuotot / Toimintakulut, %",
        unit=Unit.PERCENT,
        decimals=1,
        ratio=(("Toimintatuotot",), ("Toimintakulut",)),
    ),
    Line(
        "Vuosikate / Poistot, %",
        unit=Unit.PERCENT,
        decimals=1,
        ratio=(("Vuosikate",), ("Poistot ja arvonalentumiset",)),
    ),
    Line("Vuosikate, euroa/asukas", unit=Unit.EURO_PER_RESIDENT, ratio=(("Vuosikate",), ("Asukasmäärä",))),
    Line("Asukasmäärä", 9_640, unit=Unit.COUNT),
)
CASH = (
    Line("Toiminnan rahavirta", parts=("Vuosikate", "Tulorahoituksen korjauserät")),
    Line("Vuosikate", 3_800_000, indent=1), Line("Tulorahoituksen korjauserät", -120_000, indent=1),
    Line("Investointien rahavirta", parts=(
        "Investointimenot", "Rahoitusosuudet investointimenoihin", "Pysyvien vastaavien luovutustulot")),
    Line("Investointimenot", -5_900_000, indent=1), Line("Rahoitusosuudet investointimenoihin", 430_000, indent=1),
    Line("Pysyvien vastaavien luovutustulot", 260_000, indent=1),
    Line("Toiminnan ja investointien rahavirta", parts=("Toiminnan rahavirta", "Investointien rahavirta")),
    Line("Rahoituksen rahavirta", parts=("Antolainojen lisäykset", "Antolainojen vähennykset",
         "Pitkäaikaisten lainojen lisäys", "Pitkäaikaisten lainojen vähennys", "Lyhytaikaisten lainojen muutos",
         "Muut maksuvalmiuden muutokset")),
    Line("Antolainojen lisäykset", -50_000, indent=1), Line("Antolainojen vähennykset", 31_000, indent=1),
    Line("Pitkäaikaisten lainojen lisäys", 4_000_000, indent=1),
    Line("Pitkäaikaisten lainojen vähennys", -2_650_000, indent=1),
    Line("Lyhytaikaisten lainojen muutos", 900_000, indent=1),
    Line("Muut maksuvalmiuden muutokset", -340_000, indent=1),
    Line("Rahavarojen muutos", parts=("Toiminnan ja investointien rahavirta", "Rahoituksen rahavirta")),
)  # fmt: skip
ASSETS = (
    Line("PYSYVÄT VASTAAVAT", parts=("Aineettomat hyödykkeet", "Aineelliset hyödykkeet", "Sijoitukset")),
    Line("Aineettomat hyödykkeet", 240_000, indent=1),
    Line("Aineelliset hyödykkeet", parts=("Maa- ja vesialueet", "Rakennukset", "Koneet ja kalusto"), indent=1),
    Line("Maa- ja vesialueet", 8_300_000, indent=2), Line("Rakennukset", 31_400_000, indent=2),
    Line("Koneet ja kalusto", 1_130_000, indent=2), Line("Sijoitukset", 17_900_000, indent=1),
    Line("TOIMEKSIANTOJEN VARAT", 410_000),
    Line("VAIHTUVAT VASTAAVAT", parts=("Vaihto-omaisuus", "Saamiset", "Rahat ja pankkisaamiset")),
    Line("Vaihto-omaisuus", 85_000, indent=1), Line("Saamiset", 3_960_000, indent=1),
    Line("Rahat ja pankkisaamiset", 5_210_000, indent=1),
    Line("VASTAAVAA YHTEENSÄ", parts=("PYSYVÄT VASTAAVAT", "TOIMEKSIANTOJEN VARAT", "VAIHTUVAT VASTAAVAT")),
)  # fmt: skip
LIABILITIES = (
    Line("OMA PÄÄOMA", parts=("Peruspääoma", "Edellisten tilikausien ylijäämä",
                              "Tilikauden ylijäämä (alijäämä)")),
    Line("Peruspääoma", 21_700_000, indent=1), Line("Edellisten tilikausien ylijäämä", 7_900_000, indent=1),
    Line("Tilikauden ylijäämä", key="Tilikauden ylijäämä (alijäämä)", indent=1), Line("POISTOERO", 1_010_000),
    Line("VIERAS PÄÄOMA", parts=("Pitkäaikainen vieras pääoma", "Lyhytaikainen vieras pääoma")),
    Line("Pitkäaikainen vieras pääoma", 24_800_000, indent=1),
    Line("Lyhytaikainen vieras pääoma", indent=1, parts=("VASTAAVAA YHTEENSÄ",),
         less=("OMA PÄÄOMA", "POISTOERO", "Pitkäaikainen vieras pääoma")),
    Line("VASTATTAVAA YHTEENSÄ", parts=("OMA PÄÄOMA", "POISTOERO", "VIERAS PÄÄOMA")),
)  # fmt: skip
BALANCE_RATIOS = (
    Line(
        "Omavaraisuusaste, %",
        unit=Unit.PERCENT,
        decimals=1,
        ratio=(("OMA PÄÄOMA", "POISTOERO"), ("VASTATTAVAA YHTEENSÄ",)),
    ),
    Line(
        "Suhteellinen velkaantuneisuus, %",
        unit=Unit.PERCENT,
        decimals=1,
        ratio=(("VIERAS PÄÄOMA",), ("Toimintatuotot", "Verotulot", "Valtionosuudet")),
    ),
    Line("Lainakanta 31.12., 1 000 €", 29_100, key="Lainakanta", unit=Unit.THOUSAND_EURO),
    Line("Lainakanta 31.12., €/asukas", unit=Unit.EURO_PER_RESIDENT, ratio=(("Lainakanta",), ("Asukasmäärä",))),
    Line("Asukasmäärä 31.12.", 9_640, key="Asukasmäärä", unit=Unit.COUNT),
)
PERSONNEL = (
    Line("Vakinaiset", 512, unit=Unit.COUNT), Line("Määräaikaiset", 131, unit=Unit.COUNT),
    Line("Työllistetyt", 12, unit=Unit.COUNT),
)  # fmt: skip
PROJECTS = (
    "Keskuskoulun peruskorjaus", "Uimahallin ilmanvaihto", "Rantatien kevyen liikenteen väylä",
    "Tietojärjestelmien uudistaminen", "Päiväkoti Käpylän laajennus", "Satamalaituri", "Maa-alueiden hankinta",
    "Katuvalaistuksen uusiminen", "Kirjaston omatoimijärjestelmä", "Vesijohtoverkon saneeraus",
)  # fmt: skip
SECTORS = (
    "Hallintopalvelut", "Sivistyspalvelut", "Tekniset palvelut", "Elinvoimapalvelut", "Konsernipalvelut",
    "Hyvinvointipalvelut",
)  # fmt: skip
UNITS = (
    "Varhaiskasvatus", "Perusopetus", "Lukio", "Kirjasto", "Nuorisopalvelut", "Liikuntapalvelut", "Museo",
    "Kansalaisopisto", "Ruokapalvelut", "Tilapalvelut", "Katujen kunnossapito", "Ympäristönsuojelu",
    "Rakennusvalvonta", "Talouspalvelut", "Henkilöstöpalvelut", "Maaseutupalvelut", "Matkailu", "Pelastustoimi",
)  # fmt: skip
