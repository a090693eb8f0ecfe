import Record

@testable import Events

/// Made-up files in the layouts of curated sources.
enum CuratedSamples {
  static let all = [
    ImporterSample("acled", acled),
    ImporterSample(
      "csv", csv, dialect: .semicolons,
      context: ImportContext(mapping: InputFile(path: "m.yaml", bytes: Array(mapping.utf8)))),
    ImporterSample("kiel", kiel),
    ImporterSample("losses", losses, dialect: nil, hasHeader: false),
    ImporterSample("oryx", oryx),
    ImporterSample("ucdp-ged", ucdp),
    ImporterSample("un-votes", unVotes),
    ImporterSample("viina", viina),
    ImporterSample("voeten-votes", voeten),
  ]

  // Names without a state, a place without a point, quotes, an actor that is alone.
  private static let acled = #"""
    event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,admin1,location,latitude,longitude,source,fatalities
    UKR1,2022-03-01,Battles,Armed clash,Military Forces of Russia (2000-),1,Military Forces of Ukraine (2019-),1,Ukraine,Kyiv,Irpin,50.5,30.3,"One; ""Two""",4
    UKR2,02 March 2022,Riots,Mob violence,Rioters (Ukraine),Rioters,,0,Ukraine,Lviv,Lviv,49.84,24.03,One,0
    RUS3,2022-03-03,Protests,Peaceful protest,Protesters (Russia),6,Police Forces of Russia (2000-),1,Russia,Moscow,Moscow,55.75,37.62,Three,
    FRA4,2022-03-03,Battles,Something new,Unidentified Armed Group (France),3,Civilians (France),7,France,"Île-de-France, Paris",,,,One,10
    DEU5,2021-12-31,Strategic developments,Agreement,Government of Germany (2021-),1,X,8,Germany,,,,,"A
    B",0
    POL6,2022-03-04,Explosions/Remote violence,Grenade,Unidentified Group,3,,,Poland,,,,,,1

    """#

  private static let mapping = #"""
    {name: Made up, only: {kind: [war]}, id: nr, date: {column: day, format: DD.MM.YYYY},
     source: {state: by, by: name, name: by}, target: {state: on, role: {constant: military}},
     states: {Mordor: RUS, Nowhere: none}, code: {column: what, scheme: cameo},
     codes: {shelling: {class: deed.force, goldstein: -9}}, amount: shells, low: least, high: most,
     mentions: reports, origin: link,
     place: {country: where, name: town, latitude: lat, longitude: lon}}
    """#

  private static let csv = #"""
    nr;kind;day;by;on;what;shells;least;most;reports;where;town;lat;lon;link
    1;war;1.3.2022;Mordor;UKR;shelling;7;6;9;3;UKR;Irpin;50.5;30.3;https://a.org/1
    2;war;02.03.2022;Ukraine;RUS;190;;;;;RUS;"Belgorod; ""north""";50.6;36.6;
    3;weather;?;?;?;?;?;?;?;?;?;?;?;?;?
    4;war;3.3.2022;Nowhere;;042;0;-1;1.5;1;;;;;https://a.org/4
    5;war;3.3.2022;france;DEU;shelling;1;1;1;;DEU;Kehl;48.57;7.81;
    6;war;4.3.2022;Belarus;UKR;10;12;12;12;2;UKR;;51.5;30;

    """#

  // Rows of several events, a reversal, and rows of none.
  private static let kiel = #"""
    "country","iso","year","month","total","financial","humanitarian","military"
    "Germany","DEU",2022,3,3,1.5,0.25,-0.25
    "EU (Commission and Council)","EU",2022,4,2,2,NA,0
    "France","FRA",2022,5,0,0,0,0
    "United States","USA",2022,12,3,1,1,1
    "Somewhere else","POL",2023,1,1,0,0,1
    "Somewhere else","NOR",2023,1,1,0,0,1
    "Germany","DEU",2023,1,,,,0.5

    """#

  private static let losses = #"""
    [{"date": "2022-02-25", "day": 2, "tank": 80, "APC": 516},
     {"date": "2022-02-26", "day": 3, "tank": 102, "APC": 516,
      "naval ship": null},
     {"date": "2022-02-27", "day": 4, "tank": 102, "APC": 516},
     {"date": "2022-02-28", "day": 5, "tank": 101, "drone": 3, "greatest losses direction": "\"[,"},
     {"date": "2022-03-01", "tank": 120}, {"date": "2022-03-02", "tank": 121},
     {"date": "2022-03-04", "day": 9, "tank": 130, "APC": 600, "drone": 4}
    ]

    """#

  private static let oryx = #"""
    country,equipment_type,type_total,date_recorded,type_total_diff
    Russia,Tanks,10,2022-03-19,10
    Ukraine,"Vehicles, ""armoured""",4,2022-03-19,4
    Russia,Tanks,10,2022-03-20,0
    Russia,"Tanks
    ",8,2022-03-21,-2
    Russia,"Losses excluding Trucks - 5, of which",90,2022-03-21,5
    Russia,All Types,90,2022-03-21,5
    Ukraine,All Types,89,2022-03-22,-1

    """#

  // The second header of HDX, sides that are states, civilians and rebels, a place in two countries.
  private static let ucdp = #"""
    id,relid,type_of_violence,side_a,side_b,number_of_sources,where_coordinates,adm_1,latitude,longitude,country,country_id,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob
    #event+id,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x,#x
    1,UKR-1,1,Government of Ukraine,DPR,3,"Donetsk
    city",Donetsk oblast,48.0,37.8,Ukraine,369,1,2014-06-01 00:00:00.000,2014-06-02,5,9,4,369,
    2,UKR-1,3,Government of Russia (Soviet Union),Civilians,-1,Border,,,,Ukraine,369,4,2014-06-03,2014-06-03,1,1,1,365,
    3,RUS-7,2,Some,Others,,Border,,,,Russia (Soviet Union),365,1,2014-06-03,2014-06-03,0,0,0,,
    4,X-2,1,Government of X,Government of Y,2,,,0,0,,,2,2015-01-01,2015-01-01,7,7,7,2,"365, 369"
    5,X-3,1,Government of France,"A ""B""",1,Paris,,48.86,2.35,France,220,1,2015-01-07,2015-01-07,12,12,12,220,

    """#

  private static let unVotes = #"""
    undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title
    11,RUS,Russia,N,2022-03-02,1,A/RES/1/2,"Peace, and so on"
    11,UKR,"Ukraine, ""the""",Y,2022-03-02,1,A/RES/1/2,Peace
    11,CHN,,A,2022-03-02,1,A/RES/1/2,Peace
    12,RUS,Russia,X,2022-10-12,1,,More
    12,FRA,France,Y,2022-10-12,1,,More
    10,USA,United States,Y,1991-12-31,1,A/RES/0/1,Before

    """#

  private static let viina = #"""
    event_id_1pd,date,n_reports,asciiname,ADM1_NAME,longitude,latitude,a_rus_b,a_ukr_b,a_rus_init_b,a_ukr_init_b,t_airalert_b,t_artillery_b,source_urls
    1,20220224,16,Lviv,L'viv,24.03,49.84,0,1,0,0,1,0,https://a.org/x|https://b.org/y
    2,20220224,1,"Irpin, ""west""",Kyiv,30.3,50.5,1,0,1,0,0,1,
    3,20220225,2,Kherson,Kherson,32.6,46.6,1,1,0,1,0,0,https://a.org/z
    4,20220226,,,,,,0,0,0,0,0,0,
    5,20230101,3,Kherson,Kherson,32.6,46.6,1,1,0,0,1,1,https://c.org/1 https://c.org/2

    """#

  // Voeten's own numbers; 9 is no member, and so no event.
  private static let voeten = #"""
    rcid,ccode,member,vote,Countryname,date,unres
    5,365,1,1,Russia,2022-03-02,R/1/2
    5,369,1,2,Ukraine,2022-03-02,R/1/2
    5,2,1,3,"United States, of",2022-03-02,R/1/2
    6,220,1,8,France,2022-03-03,
    6,255,0,9,Germany,2022-03-03,
    7,710,1,1,China,1971-10-25,R/0/1

    """#
}

extension DelimitedText.Dialect {
  /// Semicolons, and quotes around fields that need them.
  static let semicolons = DelimitedText.Dialect(separator: UInt8(ascii: ";"), hasQuotes: true)
}
