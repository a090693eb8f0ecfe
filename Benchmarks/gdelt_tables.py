"""What gdelt_file.py draws from: small tables that imitate GDELT's own distributions.

Weights are rounded shares, per mille where they sum to about 1,000. Numbers of districts and features
of the gazetteer are made up when the file is written; nothing here is a row of GDELT.
"""

ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
COLUMNS = [
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{number}{part}" for number in (1, 2) for part in ACTOR.split()),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in GEO.split()),
    *"DATEADDED SOURCEURL".split(),
]

# Country code of CAMEO, FIPS code, latitude, longitude, weight, name.
COUNTRIES = """
USA US 39.828175 -98.5795 330 United States
GBR UK 54 -4 55 United Kingdom
RUS RS 60 100 12 Russia
UKR UP 49 32 7 Ukraine
CHN CH 35 105 32 China
IND IN 20 77 36 India
CAN CA 60 -95 34 Canada
AUS AS -27 133 36 Australia
NGA NI 10 8 34 Nigeria
ISR IS 31.5 34.75 30 Israel
PSE WE 31.9 35.2 12 West Bank
IRN IR 32 53 24 Iran
SYR SY 35 38 18 Syria
TUR TU 39.059 34.9116 18 Turkey
DEU GM 51.5 10.5 18 Germany
FRA FR 46 2 18 France
ITA IT 42.8333 12.8333 11 Italy
ESP SP 40 -4 10 Spain
POL PL 52 20 9 Poland
BEL BE 50.833333 4 10 Belgium
NLD NL 52.5 5.75 6 Netherlands
SWE SW 62 15 5 Sweden
FIN FI 64 26 4 Finland
IRL EI 53 -8 10 Ireland
GRC GR 39 22 6 Greece
ROM RO 46 25 4 Romania
HUN HU 47 20 4 Hungary
MDA MD 47 29 3 Moldova
BLR BO 53 28 4 Belarus
KAZ KZ 48 68 4 Kazakhstan
GEO GG 41.999981 43.499905 3 Georgia
JPN JA 36 138 15 Japan
KOR KS 37 127.5 11 South Korea
PRK KN 40 127 5 North Korea
PAK PK 30 70 20 Pakistan
AFG AF 33 66 12 Afghanistan
SAU SA 25 45 10 Saudi Arabia
ARE AE 24 54 10 United Arab Emirates
IRQ IZ 33 44 11 Iraq
EGY EG 27 30 9 Egypt
ZAF SF -30 26 14 South Africa
KEN KE 1 38 14 Kenya
GHA GH 8 -2 8 Ghana
BRA BR -10 -55 9 Brazil
MEX MX 23 -102 12 Mexico
COL CO 4 -72 5 Colombia
PHL RP 13 122 14 Philippines
IDN ID -5 120 9 Indonesia
MYS MY 2.5 112.5 9 Malaysia
VNM VM 16.166667 107.833333 6 Vietnam
"""

# FIPS code, first-order district, latitude, longitude, full name; those of the United States are
# cities (type 3) or states (type 2, ended by "*").
PLACES = """
US USDC 38.8951 -77.0364 Washington, District of Columbia, United States
US USDC 38.8951 -77.0364 White House, District of Columbia, United States
US USNY 40.7143 -74.006 New York City, New York, United States
US USCA 34.0522 -118.244 Los Angeles, California, United States
US USIL 41.85 -87.6501 Chicago, Illinois, United States
US USTX 29.7633 -95.3633 Houston, Texas, United States
US USFL 25.7743 -80.1937 Miami, Florida, United States
US USPA 39.9523 -75.1638 Philadelphia, Pennsylvania, United States
US USCO 39.7392 -104.985 Denver, Colorado, United States
US USTX 31.106 -97.6475 Texas, United States*
US USNY 42.1497 -74.9384 New York, United States*
US USFL 27.8333 -81.717 Florida, United States*
US USCA 36.17 -119.746 California, United States*
US USOH 40.3736 -82.7755 Ohio, United States*
UK UKH9 51.5 -0.116667 London, London, City of, United Kingdom
UK UKV2 55.9500 -3.2 Edinburgh, Edinburgh, City of, United Kingdom
RS RS48 55.7522 37.6156 Moscow, Moskva, Russia
RS RS48 55.7522 37.6156 Kremlin, Moskva, Russia
RS RS66 59.8944 30.2642 Saint Petersburg, Sankt-Peterburg, Russia
RS RS61 47.2364 39.7139 Rostov-On-Don, Rostovskaya Oblast', Russia
RS RS09 50.6100 36.58 Belgorod, Belgorodskaya Oblast', Russia
UP UP12 50.4333 30.5167 Kyiv, Kyyiv, Misto, Ukraine
UP UP07 50 36.25 Kharkiv, Kharkivs'ka Oblast', Ukraine
UP UP05 47.0667 37.5 Mariupol, Donets'ka Oblast', Ukraine
UP UP05 48 37.8 Donetsk, Donets'ka Oblast', Ukraine
UP UP08 46.6558 32.6178 Kherson, Khersons'ka Oblast', Ukraine
UP UP17 46.4639 30.7386 Odesa, Odes'ka Oblast', Ukraine
UP UP15 49.8383 24.0232 Lviv, L'vivs'ka Oblast', Ukraine
UP UP26 47.8167 35.1833 Zaporizhzhia, Zaporiz'ka Oblast', Ukraine
UP UP11 45 34 Crimea, Krym, Avtonomna Respublika, Ukraine
CH CH22 39.9289 116.388 Beijing, Beijing, China
CH CH23 31.2222 121.458 Shanghai, Shanghai, China
IN IN07 28.6 77.2 New Delhi, Delhi, India
IN IN16 18.975 72.8258 Mumbai, Maharashtra, India
CA CA08 45.4167 -75.7 Ottawa, Ontario, Canada
CA CA08 43.6667 -79.4167 Toronto, Ontario, Canada
AS AS02 -33.8833 151.217 Sydney, New South Wales, Australia
AS AS07 -37.8167 144.967 Melbourne, Victoria, Australia
NI NI11 9.1758 7.1698 Abuja, Federal Capital Territory, Nigeria
NI NI05 6.4531 3.3958 Lagos, Lagos, Nigeria
IS IS06 31.7667 35.2333 Jerusalem, Israel (general), Israel
IS IS05 32.0667 34.7667 Tel Aviv, Tel Aviv, Israel
WE WE00 31.9026 35.1955 Ramallah, West Bank (general), West Bank
IR IR26 35.75 51.5148 Tehran, Tehran, Iran
SY SY13 33.5 36.3 Damascus, Dimashq, Syria
TU TU68 39.9272 32.8644 Ankara, Ankara, Turkey
TU TU34 41.0186 28.9647 Istanbul, Istanbul, Turkey
GM GM16 52.5167 13.4 Berlin, Berlin, Germany
GM GM01 48.7667 9.18333 Stuttgart, Baden-Württemberg, Germany
FR FRA8 48.8667 2.33333 Paris, Île-de-France, France
IT IT07 41.9 12.4833 Rome, Lazio, Italy
SP SP29 40.4 -3.68333 Madrid, Madrid, Comunidad de, Spain
PL PL78 52.25 21 Warsaw, Warszawa, Poland
BE BE11 50.8333 4.33333 Brussels, Bruxelles-Capitale, Belgium
NL NL11 52.0833 4.3 The Hague, Zuid-Holland, Netherlands
SW SW26 59.3333 18.05 Stockholm, Stockholms Län, Sweden
EI EI07 53.3331 -6.24889 Dublin, Dublin, Ireland
BO BO04 53.9 27.5667 Minsk, Minsk, Belarus
KZ KZ05 51.1811 71.4278 Astana, Aqmola, Kazakhstan
JA JA40 35.685 139.751 Tokyo, Tokyo, Japan
KS KS11 37.5664 127 Seoul, Seoul-T'ukpyolsi, South Korea
PK PK08 33.7 73.1667 Islamabad, Islamabad, Pakistan
AF AF13 34.5167 69.1833 Kabul, Kabol, Afghanistan
SA SA10 24.6408 46.7728 Riyadh, Ar Riyad, Saudi Arabia
IZ IZ07 33.3386 44.3939 Baghdad, Baghdad, Iraq
SF SF06 -25.7069 28.2294 Pretoria, Gauteng, South Africa
KE KE05 -1.28333 36.8167 Nairobi, Nairobi Area, Kenya
BR BR07 -15.7833 -47.9167 Brasília, Distrito Federal, Brazil
MX MX09 19.4342 -99.1386 Mexico City, Distrito Federal, Mexico
RP RPD9 14.6042 120.982 Manila, Manila, Philippines
ID ID04 -6.17444 106.829 Jakarta, Jakarta Raya, Indonesia
"""

# Places that are made up, so many to a country: names and regions are two of these, or three.
VILLAGES, AMERICAN_VILLAGES = 30, 400
SYLLABLES = """
Ba Ver Mont Kal Hol Ster Nova Lan Zel Grad Or Pen Wick Sar Tel Uro Min Dal Fos Rek Ost Hav Shi Qua Lim
Bur Cas Dren Elm Far Gol Hurst Ip Jor Kem Lor Mar Nor Oak Pol Rin Sand Tor Ul Vin Wes Yar Zor
"""
NAMES_IN_ADDRESSES = 3_000

# Roles without a country: code, weight, names; the code also stands after a country's.
ROLES = """
GOV 150 GOVERNMENT;PRESIDENT;PRIME MINISTER;MINISTRY;MINISTER;ADMINISTRATION;GOVERNOR;MAYOR
COP 55 POLICE;POLICE OFFICER;SECURITY FORCE;DETECTIVE
BUS 45 COMPANY;BUSINESS;INDUSTRY;BANK;ENTREPRENEUR
MIL 45 MILITARY;ARMY;TROOPS;COMMANDER;SOLDIER;NAVY
EDU 40 SCHOOL;STUDENT;UNIVERSITY;TEACHER;PROFESSOR
CVL 40 COMMUNITY;RESIDENTS;CITIZEN;VILLAGE;IMMIGRANT
MED 40 MEDIA;NEWSPAPER;JOURNALIST;REPORTER;BROADCASTER
JUD 36 JUDGE;COURT;ATTORNEY;SUPREME COURT;PROSECUTOR
LEG 30 PARLIAMENT;SENATE;LAWMAKER;CONGRESS;SENATOR
OPP 18 OPPOSITION;PROTESTER;DISSIDENT;ACTIVIST
MNC 14 AIRLINE;OIL COMPANY;FACEBOOK;NEWS CORPORATION
UAF 12 GUNMAN;MILITIA;INSURGENT;MERCENARY
HLH 14 HOSPITAL;DOCTOR;HEALTH MINISTRY
ELI 10 CELEBRITY;ROYAL FAMILY;FORMER PRESIDENT
SPY 8 INTELLIGENCE;SECRET SERVICE
LAB 8 UNION;WORKER
REB 8 REBEL;SEPARATIST
CRM 8 GANG;CRIMINAL
"""

# Actors that are neither a country's nor a plain role: code, weight, name, then country, known group,
# ethnic group, first and second religion, first and second type.
GROUPS = """
IGOUNO|14|UNITED NATIONS||UNO||||IGO|
IGOEUREEC|12|EUROPEAN UNION|EUR|EEC||||IGO|
IGOWSTNAT|10|NATO|WST|NAT||||IGO|
AFR|12|AFRICA|AFR||||||
EUR|10|EUROPE|EUR||||||
NGOHRIAMN|3|AMNESTY INTERNATIONAL||AMN||||NGO|HRI
CHRCTH|7|POPE||||CHR|CTH||
MOS|6|MUSLIM||||MOS|||
JEW|4|JEWISH||||JEW|||
kur|3|KURDISH|||kur||||
"""

# Code of CAMEO, Goldstein's value, weight; the first two digits are the root.
EVENTS = """
010 0.0 81  011 -0.1 1  012 -0.4 17  013 0.4 20  014 0.0 7  015 0.0 7  016 -2.0 3  017 0.0 7  018 3.4 3
020 3.0 55  0211 3.4 1  0214 3.4 1  0231 3.4 1  0233 3.4 1  024 -0.3 1  026 4.0 4  027 4.0 1  028 4.0 1
030 4.0 12  031 5.2 2  0311 5.2 2  033 5.2 2  036 4.0 34  037 5.0 1  040 1.0 47  041 1.0 2  042 1.9 79
043 2.8 72  044 2.5 2  045 5.0 5  046 7.0 24  050 3.5 10  051 3.4 57  052 3.5 2  055 7.0 1  056 7.0 1
057 8.0 11  060 6.0 13  061 6.4 7  062 7.4 2  064 7.0 1  070 7.0 15  071 7.4 10  072 8.3 3  073 7.4 5
074 8.5 2  075 7.0 2  080 5.0 13  081 5.0 4  0831 5.0 3  084 7.0 10  0841 7.0 3  085 7.0 1  086 9.0 1
0871 9.0 1  0874 10.0 5  090 -2.0 22  091 -2.0 1  092 -2.0 1  100 -5.0 10  101 -5.0 1  1014 -5.0 1
105 -5.0 1  110 -2.0 18  111 -2.0 20  112 -2.0 21  1121 -2.0 1  1123 -2.0 1  1125 -2.0 1  113 -2.0 1
114 -2.0 5  115 -2.0 1  116 -2.0 1  120 -4.0 16  1212 -4.0 1  122 -4.0 1  124 -5.0 1  125 -5.0 1
128 -5.0 1  129 -5.0 2  130 -4.4 8  131 -5.8 1  1312 -5.8 1  132 -5.8 1  138 -7.0 3  139 -7.0 1
140 -6.5 1  141 -6.5 11  143 -6.5 1  145 -7.5 2  150 -7.2 1  152 -7.2 1  154 -7.2 2  160 -4.0 7
161 -4.0 1  162 -5.6 1  163 -8.0 2  164 -7.0 1  166 -7.0 1  170 -7.0 1  171 -9.2 1  1711 -9.2 2  172 -5.0 8
1721 -5.0 1  173 -5.0 38  174 -5.0 2  175 -9.0 2  180 -9.0 8  181 -9.0 3  182 -9.5 6  1821 -9.0 1
1823 -10.0 1  183 -10.0 2  1831 -10.0 1  186 -10.0 2  190 -10.0 49  191 -9.5 2  192 -9.5 4  193 -10.0 32
194 -10.0 1  195 -10.0 2  1951 -10.0 1  202 -10.0 1  203 -10.0 1  204 -10.0 1
"""

# How much more often a root occurs in reports of the war.
WAR_ROOTS = {"11": 1.5, "12": 1.5, "13": 2, "15": 4, "16": 3, "18": 2, "19": 3, "20": 3}

MENTIONS = {1: 135, 2: 255, 3: 65, 4: 134, 5: 54, 6: 94, 7: 13, 8: 55, 9: 4, 10: 140, 12: 8, 14: 4,
            16: 6, 18: 4, 20: 13, 24: 4, 30: 4, 40: 4, 50: 2, 80: 1, 120: 1}
SOURCES = {1: 922, 2: 38, 3: 9, 4: 8, 5: 6, 8: 5, 10: 3, 12: 3, 6: 2, 9: 2, 7: 1, 16: 1}
ROWS_PER_ARTICLE = {1: 200, 2: 180, 3: 130, 4: 110, 5: 80, 6: 70, 8: 80, 10: 60, 14: 50, 20: 30, 32: 10}

# Days that an event lies before the day of the report; None stands for any day within a year.
DELAYS = {0: 950, 1: 8, 7: 12, 30: 10, 365: 10, None: 10}

# Addresses: {d} is a path of the day and a slug, {s} a slug, {n} a number, {h} letters and digits.
SITES = """
www.reuters.com/world/{d} www.dailymail.co.uk/news/article-{n}/{s}.html news.yahoo.com/{s}-{n}.html
www.theguardian.com/world/{d} www.msn.com/en-us/news/world/{s}/ar-{h} www.washingtonpost.com/politics/{d}
apnews.com/article/{s}-{h} www.thehindu.com/news/international/{s}/article{n}.ece
www.bbc.co.uk/news/world-europe-{n} www.channelnewsasia.com/asia/{s}-{n} punchng.com/{s}/
www.jpost.com/breaking-news/article-{n} www.ukrinform.net/rubric-ato/{n}-{s}.html tass.com/world/{n}
www.pravda.com.ua/eng/news/{d} www.smh.com.au/world/europe/{s}-{d}.html www.dailysabah.com/politics/{s}
www.irishtimes.com/news/world/europe/{s}-1.{n} www.middletownpress.com/news/article/{s}-{n}.php
www.kulr8.com/news/national/{s}/article_{h}.html www.stltoday.com/news/national/{s}/article_{h}.html
economictimes.indiatimes.com/news/defence/{s}/articleshow/{n}.cms allafrica.com/stories/{n}.html
www.news.com.au/world/breaking-news/{s}/news-story/{h} www.todayonline.com/world/{s} mb.com.ph/{d}
"""

WORDS = """
president minister talks war peace ceasefire sanctions troops border attack missile city police court
judge school students election vote parliament deal oil gas price bank economy market workers strike
protest march arrest charged killed wounded hospital health covid vaccine aid refugees flee convoy
grain port ship navy army defense security summit nato russia ukraine china kyiv moscow washington
israel iran india africa europe germany leader says warns calls rejects accuses urges visits meets
plans new after over amid against with for the to of in on as two three hundreds thousands first last
report claims officials family man woman children fire flood storm climate energy power nuclear plant
tech company trade export import ban law rights freedom media journalist crime murder trial guilty
"""
