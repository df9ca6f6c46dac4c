//! Every kind of fault, one row each, and what stands beside it goes in.

use super::*;
use crate::import::{grid, known, rows};

fn known() -> Known {
    let mut known = Known::default();
    known.add_company("0999000030", "company");
    known.add_worker("W-1", "Testina Voorbeeld", "worker-1");
    known.add_worker("W-2", "Fictief Verzonnen", "worker-2");
    known.add_worker("W-3", "Fictief Verzonnen", "worker-3");
    let place = |is_department| known::Place { id: "place".to_owned(), is_department };
    known.add_place("ZON", place(false));
    known.add_place("MONT", place(true));
    let engagement = known::Engagement { id: "engagement".to_owned(), place_id: "place".to_owned() };
    known.add_engagement("ENC-ZON", engagement);
    known
}

fn found(stem: &str, text: &[u8]) -> Found {
    Found { name: format!("{stem}.csv"), bytes: text.to_vec(), format: Format::Csv }
}

fn sorted<R: Row>(file: &Found) -> (usize, Vec<Reject>) {
    let parsed = parse::<R>(file, &known());
    (parsed.rows.len(), parsed.rejects)
}

/// How many rows are good, and the rejects.
fn read(stem: &str, text: &[u8]) -> (usize, Vec<Reject>) {
    let file = found(stem, text);
    match stem {
        "bedrijven" => sorted::<rows::companies::CompanyRow>(&file),
        "medewerkers" => sorted::<rows::workers::WorkerRow>(&file),
        "coaches" => sorted::<rows::coaches::CoachRow>(&file),
        "werkplekken" => sorted::<rows::places::PlaceRow>(&file),
        "overeenkomsten" => sorted::<rows::engagements::EngagementRow>(&file),
        "beperkingen" => sorted::<rows::limits::LimitRow>(&file),
        "pakketten" => sorted::<rows::packages::PackageRow>(&file),
        "afwezigheden" => sorted::<rows::absences::AbsenceRow>(&file),
        "inleidingen" => sorted::<rows::inductions::InductionRow>(&file),
        "akkoorden" => sorted::<rows::agreements::AgreementRow>(&file),
        "capaciteit" => sorted::<rows::capacity::CapacityRow>(&file),
        "vraag" => sorted::<rows::demand::DemandRow>(&file),
        "tarieven" => sorted::<rows::tariffs::TariffRow>(&file),
        "parameters" => sorted::<rows::parameters::ParameterRow>(&file),
        "dmfa" => sorted::<rows::dmfa::DmfaRow>(&file),
        "betaalstaat" => sorted::<rows::payments::PaymentRow>(&file),
        "orders" => {
            let parsed = rows::orders::read_orders(&file, &known());
            (parsed.rows.len(), parsed.rejects)
        }
        other => panic!("no such file: {other}"),
    }
}

fn header(stem: &str) -> String {
    let spec = crate::import::kind::Kind::ALL
        .map(crate::import::kind::Kind::spec)
        .into_iter()
        .find(|spec| spec.stem == stem)
        .unwrap();
    let names: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
    names.join(";")
}

const COMPANY: &str = "0999.000.129;Zonnewijzer;klant;;;;;;;BE0999000129;;";
const WORKER: &str = "W-9;Nieuw Iemand;doelgroep;0,8;1/03/2024;";
const PLACE: &str = "REG;Regenboog;gast;0999000030;;52.10;nee;15;;;;";
const ENGAGEMENT: &str = "ENC-2;ZON;enclave;inpakken;ja;1/09/2026;2026-09-10;1/10/2026;;ja;STD";
const LIMIT: &str = "W-1;tillen_kg;10;ja;1/01/2026;";
const INDUCTION: &str = "W-1;ZON;1/03/2026;31/12/2026";
const AGREEMENT: &str = "W-1;1/03/2026;ja";
const PACKAGE: &str = "W-1;collectief;55;hoog;1/01/2026;";
const DEMAND: &str = "ENC-ZON;23/11/2026;06:00;14:00;6;30";
const ORDER: &str = "0999000030;PO-1;31/12/2026;;1;dozen;1000;12,50;plooien;MONT;45;ja;";
const TARIFF: &str = "0999000030;STD;24,80;1/01/2026;S;21";
const DMFA: &str = "2026Q3;W-1;0,8;0,75;7.412,50;ja;;";

/// File, a good row, the wrong row, the column to blame, the code.
const FAULTS: [(&str, &str, &str, &str, &str); 57] = [
    ("bedrijven", COMPANY, "0999000031;Klant;klant;;;;;;;;;", "kbo", "kbo"),
    ("bedrijven", COMPANY, "999000030;Klant;klant;;;;;;;;;", "kbo", "kbo"),
    ("bedrijven", COMPANY, "0999000030;Klant;klant;;;;;;;BE0999000031;;", "btw", "vat"),
    ("bedrijven", COMPANY, "0999000030;Klant;klant;;;;;;;BE0999000129;;", "btw", "vat_of_another"),
    ("bedrijven", COMPANY, "0999000030;Wij;eigen;;;;;;;;BE41539007547035;", "iban", "iban"),
    ("bedrijven", COMPANY, "0999000030;Wij;eigen+klant;;;;;;;;;", "iban", "account_missing"),
    ("bedrijven", COMPANY, "0999000030;Klant;klant;;;;;;;;BE68539007547034;", "iban", "account_of_another"),
    ("bedrijven", COMPANY, "0999000030;Klant;vriend;;;;;;;;;", "hoedanigheid", "unknown_word"),
    ("bedrijven", COMPANY, "0999.000.129;Nogmaals;klant;;;;;;;;;", "kbo", "double"),
    ("medewerkers", WORKER, ";Iemand;doelgroep;1;1/03/2024;", "code", "empty"),
    ("medewerkers", WORKER, "W 8;Iemand;doelgroep;1;1/03/2024;", "code", "code_form"),
    ("medewerkers", WORKER, "W-8;Iemand;ziek;1;1/03/2024;", "statuut", "unknown_word"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1,2;1/03/2024;", "breuk", "fraction"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;0.8;1/03/2024;", "breuk", "decimal_point"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;0,12345;1/03/2024;", "breuk", "decimals"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1;31/02/2024;", "in_dienst", "no_such_day"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1;maart 2024;", "in_dienst", "date_form"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1;1/03/0024;", "in_dienst", "year_range"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1;1/03/2024;29/02/2024", "uit_dienst", "period_reversed"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1", "", "cell_count"),
    ("medewerkers", WORKER, "W-8;Iemand;doelgroep;1;1/03/2024;;x", "", "cell_count"),
    ("medewerkers", WORKER, "W-8;\"Ie\nmand\";doelgroep;1;1/03/2024;", "naam", "invisible_characters"),
    ("werkplekken", PLACE, "P;Plek;kelder;;;;;;;;;", "soort", "unknown_word"),
    ("werkplekken", PLACE, "P;Plek;gast;;;;;;;;;", "kbo", "company_of_place"),
    ("werkplekken", PLACE, "P;Plek;gast;0999000129;;;;;;;;", "kbo", "unknown_company"),
    ("werkplekken", PLACE, "P;Plek;afdeling;;9000000092;;;;;;;", "vestiging", "establishment"),
    ("werkplekken", PLACE, "P;Plek;afdeling;;;;;-5;;;;", "tillen_kg", "negative"),
    ("werkplekken", PLACE, "P;Plek;afdeling;;;;misschien;;;;;", "namen_nodig", "unknown_word"),
    ("overeenkomsten", ENGAGEMENT, "E;NERGENS;enclave;werk;;;;1/10/2026;;;STD", "werkplek", "unknown_place"),
    ("overeenkomsten", ENGAGEMENT, "E;MONT;enclave;werk;;;;1/10/2026;;;STD", "aard", "kind_of_place"),
    ("inleidingen", INDUCTION, "W-7;ZON;1/03/2026;", "medewerker", "unknown_worker"),
    ("inleidingen", INDUCTION, "W-1;MAAN;1/03/2026;", "werkplek", "unknown_place"),
    ("akkoorden", AGREEMENT, "W-7;1/03/2026;ja", "medewerker", "unknown_worker"),
    ("akkoorden", AGREEMENT, "W-1;1/03/2026;misschien", "akkoord", "unknown_word"),
    ("beperkingen", LIMIT, "W-7;tillen_kg;10;ja;1/01/2026;", "medewerker", "unknown_worker"),
    ("beperkingen", LIMIT, "W-1;rugpijn;10;ja;1/01/2026;", "soort", "unknown_word"),
    ("beperkingen", LIMIT, "W-1;lawaai;2;ja;1/01/2026;", "waarde", "range"),
    ("pakketten", PACKAGE, "W-2;collectief;57;hoog;1/01/2026;", "percentage", "percent_step"),
    ("pakketten", PACKAGE, "W-2;collectief;35;hoog;1/01/2026;", "percentage", "range"),
    ("pakketten", PACKAGE, "W-2;individueel;20;veel;1/01/2026;", "begeleiding", "unknown_word"),
    ("afwezigheden", "W-1;1/12/2026;", "W-1;5/12/2026;4/12/2026", "tot", "period_reversed"),
    ("capaciteit", "MONT;1/12/2026;6000", "ZON;1/12/2026;6000", "afdeling", "unknown_department"),
    ("capaciteit", "MONT;1/12/2026;6000", "MONT;2/12/2026;veel", "minuten", "number_form"),
    ("vraag", DEMAND, "ENC-X;23/11/2026;06:00;14:00;6;", "overeenkomst", "unknown_engagement"),
    ("vraag", DEMAND, "ENC-ZON;23/11/2026;6 uur;14:00;6;", "start", "time_form"),
    ("vraag", DEMAND, "ENC-ZON;23/11/2026;07:00;14:00;0;", "hoofden", "range"),
    ("orders", ORDER, "0999000030;PO-2;31/12/2026;;1;dozen;-10;12,50;vouwen;MONT;45;;", "stuks", "negative"),
    ("orders", ORDER, "0999000030;PO-2;31/12/2026;;1;dozen;10;12,505;vouwen;MONT;45;;", "euro_per_100", "decimals"),
    (
        "orders",
        ORDER,
        "0999000030;PO-2;31/12/2026;;1;dozen;10;12,50;vouwen;KELDER;45;;",
        "afdeling",
        "unknown_department",
    ),
    ("orders", ORDER, "0999000030;PO-2;31/12/2026;;1;dozen;1,5;12,50;vouwen;MONT;45;;", "stuks", "whole_number"),
    ("tarieven", TARIFF, "0999000030;LAAT;24.80;1/01/2026;S;21", "euro_per_uur", "decimal_point"),
    ("tarieven", TARIFF, "0999000030;LAAT;24,80;1/01/2026;X;21", "btw_categorie", "unknown_word"),
    (
        "parameters",
        "ggmmi;2.111,89;1/02/2025;bron;published",
        "ggmmi;2111.89;1/02/2026;bron;published",
        "waarde",
        "decimal_point",
    ),
    (
        "parameters",
        "straddle;out;1/02/2025;bron;unconfirmed",
        "straddle;in;1/02/2026;bron;zeker",
        "status",
        "unknown_word",
    ),
    ("dmfa", DMFA, "2026K3;W-1;0,8;0,75;7412,50;ja;;", "kwartaal", "quarter_form"),
    ("dmfa", DMFA, "2026Q3;W-1;0,8;0,75;1;ja;;", "medewerker", "double"),
    ("betaalstaat", "2026Q3;W-1;1,00;2,00;BS-1", "2026Q3;W-2;1,00;;BS-1", "begeleidingspremie", "empty"),
];

#[test]
fn each_wrong_row_is_told_and_its_neighbour_goes_in() {
    for (stem, good, bad, column, code) in FAULTS {
        let text = format!("{}\r\n{good}\r\n{bad}\r\n", header(stem));
        let (good_rows, rejects) = read(stem, text.as_bytes());
        assert_eq!(good_rows, 1, "{stem}: {bad}");
        let [reject] = rejects.as_slice() else { panic!("{stem}: {bad}: {rejects:?}") };
        let told = (reject.line, reject.column.clone().unwrap_or_default(), reject.code.as_str());
        assert_eq!(told, (3, column.to_owned(), code), "{stem}: {bad}");
        assert_eq!(reject.file, format!("{stem}.csv"));
        assert!(!reject.reason.is_empty());
    }
    let kinds: std::collections::BTreeSet<&str> = FAULTS.iter().map(|(_, _, _, _, code)| *code).collect();
    assert!(kinds.len() >= 20, "{kinds:?}");
}

#[test]
fn a_name_does_not_come_back_in_a_reason() {
    let long = "Zeergeheimenaam".repeat(20);
    let text = format!("{}\n{WORKER}\nW-8;{long};doelgroep;1;1/03/2024;\n", header("medewerkers"));
    let (_, rejects) = read("medewerkers", text.as_bytes());
    let printed = serde_json::to_string(&rejects).unwrap();
    assert!(printed.contains("too_long") && !printed.contains("geheim"), "{printed}");
}

#[test]
fn a_file_without_a_column_is_told_once() {
    let table: [(&[u8], Option<&str>, &str); 5] = [
        (b"code;naam;statuut;breuk\nW-1;A;doelgroep;1\n", Some("in_dienst"), "missing_column"),
        (b"code;code;naam\n", Some("code"), "double_column"),
        (b"code,naam,statuut,breuk,in_dienst\n", None, "separator"),
        (b"", None, "empty_file"),
        (b"\xff\xfec\0", None, "encoding"),
    ];
    for (text, column, code) in table {
        let (good, rejects) = read("medewerkers", text);
        let [reject] = rejects.as_slice() else { panic!("{rejects:?}") };
        assert_eq!((good, reject.line, reject.column.as_deref(), reject.code.as_str()), (0, 1, column, code));
    }
}

#[test]
fn bytes_that_are_no_text_spoil_one_row() {
    let mut text = format!("\u{feff}{}\n{WORKER}\nW-8;", header("medewerkers")).into_bytes();
    text.extend(b"\xe9\xe9;doelgroep;1;1/03/2024;\n");
    let (good, rejects) = read("medewerkers", &text);
    assert_eq!((good, rejects.len()), (1, 1));
    assert_eq!((rejects[0].line, rejects[0].code.as_str()), (3, "encoding"));
}

#[test]
fn an_order_goes_in_whole_or_not_at_all() {
    let task = |reference: &str, line: u32, pieces: &str, task: &str, department: &str| {
        format!("0999000030;{reference};31/12/2026;;{line};dozen;{pieces};12,50;{task};{department};45;;")
    };
    let rows = [
        task("PO-1", 1, "1000", "plooien", "MONT"),
        task("PO-2", 1, "500", "plooien", "MONT"),
        task("PO-1", 1, "1000", "vullen", "MONT"),
        task("PO-2", 1, "500", "vullen", "KELDER"),
        task("PO-1", 2, "1000", "plakken", "MONT"),
        task("PO-3", 1, "500", "plooien", "MONT"),
        task("PO-3", 1, "501", "vullen", "MONT"),
        task("PO-4", 1, "500", "plooien", "MONT"),
        task("PO-4", 1, "500", "vullen", "MONT").replace("31/12/2026", "30/12/2026"),
    ];
    let text = format!("{}\n{}\n", header("orders"), rows.join("\n"));
    let parsed = rows::orders::read_orders(&found("orders", text.as_bytes()), &known());
    let [order] = parsed.rows.as_slice() else { panic!("{:?}", parsed.rows) };
    assert_eq!((order.line, order.row.head.reference.as_str()), (2, "PO-1"));
    let tasks: Vec<usize> = order.row.lines.iter().map(|(_, tasks)| tasks.len()).collect();
    assert_eq!(tasks, [2, 1]);
    let told: Vec<(u64, &str)> = parsed.rejects.iter().map(|reject| (reject.line, reject.code.as_str())).collect();
    assert_eq!(told, [(5, "unknown_department"), (8, "order_differs"), (10, "order_differs")]);
    assert!(parsed.rejects.iter().all(|reject| reject.reason.contains("de hele order (2 rijen) blijft buiten")));
}

#[test]
fn a_weekly_grid_becomes_places_and_stretches_of_being_away() {
    let text = "medewerker;ma 23/11/2026;di 24/11/2026;wo 25/11/2026;do 26/11/2026;Opmerkingen\n\
                W-1;ZON;Z;V;MONT;griep\n\
                Testina Voorbeeld;;;;NERGENS;\n\
                Fictief Verzonnen;ZON;;;;\n\
                W-7;ZON;;;;\n\
                W-2;TW;;ADV;;wil praten\n";
    let parsed = grid::parse(&found("weekrooster", text.as_bytes()), None, &known());
    let away: Vec<String> =
        parsed.away.iter().map(|away| format!("{} {} {}", away.worker, away.from, away.to)).collect();
    let expected = ["W-1 2026-11-24 2026-11-25", "W-2 2026-11-23 2026-11-23", "W-2 2026-11-25 2026-11-25"];
    assert_eq!(away, expected);
    let seats: Vec<String> =
        parsed.seats.iter().map(|seat| format!("{} {} {}", seat.worker, seat.place, seat.day)).collect();
    assert_eq!(seats, ["W-1 ZON 2026-11-23", "W-1 MONT 2026-11-26"]);
    let told: Vec<(u64, &str, &str)> = parsed
        .rejects
        .iter()
        .map(|reject| (reject.line, reject.column.as_deref().unwrap_or_default(), reject.code.as_str()))
        .collect();
    let expected = [
        (3, "do 26/11/2026", "unknown_place"),
        (4, "medewerker", "name_not_unique"),
        (5, "medewerker", "unknown_worker"),
    ];
    assert_eq!(told, expected);
    let everything = format!("{parsed:?}");
    assert!(!everything.contains("griep") && !everything.contains("praten"), "{everything}");
}
