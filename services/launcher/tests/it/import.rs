//! A workshop's own files go in through the public calls: once, whole, and with each wrong row named.

use std::{path::Path, process::Stdio};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::Value;
use tempfile::TempDir;
use tokio::process::Command;

use crate::up_process::Up;

/// What `werkbrug import` answered.
struct Answer {
    code: i32,
    rejects: Vec<Value>,
    counts: Vec<String>,
}

async fn import(up: &Up, folder: &Path) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_werkbrug"));
    command.arg("import").arg(folder).arg("--data-dir").arg(up.data());
    let output = command.stdin(Stdio::null()).kill_on_drop(true).output().await.unwrap();
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<Vec<_>>();
    let rejects = lines(&output.stdout).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    Answer { code: output.status.code().unwrap(), rejects, counts: lines(&output.stderr) }
}

/// A workshop of two people in one department, written in every way that spreadsheets export.
const FILES: [(&str, &[u8]); 17] = [
    (
        "bedrijven.csv",
        b"\xef\xbb\xbfkbo;naam;hoedanigheid;btw;iban\r\n0999.000.030;Denkbeeldig;eigen;;BE49999000000171\r\n\
          0999.000.129;Zonnewijzer;klant+leverancier;BE0999000129;\r\n",
    ),
    ("medewerkers.csv", b"code;naam;statuut;breuk;in_dienst\r\nW-1;Zo\xeb Verzonnen;doelgroep;0,8;1/03/2020\r\nW-2;Bosbes;ama;1;2020-03-01\r\n"),
    ("coaches.csv", b"code;naam;telefoon\nC-1;Coach Verzonnen;0000 00 00 01\n"),
    ("werkplekken.csv", b"code;naam;soort;tillen_kg\nPACK;Verpakking;afdeling;5\n"),
    (
        "overeenkomsten.csv",
        b"code;werkplek;aard;omschrijving;van;tariefklasse\nAFD;PACK;afdeling;\"eigen; afdeling\";1/01/2020;EIGEN\n",
    ),
    ("beperkingen.csv", b"medewerker;soort;waarde;hard;van\nW-1;tillen_kg;10;ja;1/01/2026\n"),
    ("pakketten.csv", b"medewerker;stelsel;percentage;begeleiding;van\nW-1;collectief;55;hoog;1/01/2026\n"),
    ("afwezigheden.csv", b"medewerker;van;tot;reden\nW-2;1/12/2098;5/12/2098;geheim\n"),
    (
        "weekrooster.csv",
        b"naam;ma;di;wo;opmerking\nZo\xc3\xab Verzonnen;pack;TW;z;wil praten\nW-2;;;v;griep\n",
    ),
    ("weekrooster.map.json", b"{\"week\": \"2098-W48\", \"cellen\": {\"pack\": \"PACK\"}}"),
    ("capaciteit.csv", b"afdeling;dag;minuten\nPACK;24/11/2098;480\n"),
    ("vraag.csv", b"overeenkomst;dag;start;einde;hoofden\nAFD;24/11/2098;08:00;16:00;2\n"),
    ("parameters.csv", b"naam;waarde;van;bron;status\nggmmi;2.111,89;1/02/2025;bron;published\n"),
    ("tarieven.csv", b"kbo;tariefklasse;euro_per_uur;van;btw_categorie;btw_tarief\n0999000129;STD;24,80;1/01/2026;S;21\n"),
    (
        "orders.csv",
        b"klant;referentie;geldig_tot;lijn;omschrijving;stuks;euro_per_100;deeltaak;afdeling;minuten_per_100\n\
          0999000129;PO-1;31/12/2098;1;doosjes;100;12,50;vouwen;PACK;10\n\
          0999000129;PO-1;31/12/2098;1;doosjes;100;12,50;tellen;PACK;5\n",
    ),
    (
        "dmfa.csv",
        b"kwartaal;medewerker;contractbreuk;prestatiebreuk;referteloon;loonkost\n2026Q3;W-1;0,8;0,75;4.800,00;ja\n",
    ),
    ("betaalstaat.csv", b"kwartaal;medewerker;loonpremie;begeleidingspremie;kenmerk\n2026Q3;W-1;2.400,00;350,00;BS-1\n"),
];

fn write(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// A service's database, behind its back.
async fn database(up: &Up, service: &str) -> DatabaseConnection {
    let url = format!("sqlite://{}/{service}.db?mode=rw", up.data().display());
    Database::connect(url).await.unwrap()
}

/// The rows of each table that an import fills.
async fn rows(up: &Up) -> Vec<(String, i64)> {
    const TABLES: [(&str, &[&str]); 4] = [
        ("orders", &["company", "customer_order"]),
        ("crews", &["coach", "place", "engagement", "department_day", "shift", "assignment"]),
        ("social", &["worker", "absence", "functional_limit", "support_package"]),
        ("invoicing", &["tariff", "parameter", "dmfa_line_version", "payment", "ledger_posting"]),
    ];
    let mut found = Vec::new();
    for (service, tables) in TABLES {
        let db = database(up, service).await;
        for table in tables {
            found.push(((*table).to_owned(), number(&db, &format!("SELECT COUNT(*) FROM {table}")).await));
        }
    }
    found
}

async fn number(db: &DatabaseConnection, query: &str) -> i64 {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, query)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// Nothing new, nothing changed, nothing refused.
fn changes_nothing(answer: &Answer) {
    assert_eq!(answer.code, 0, "{:?}", answer.counts);
    for counts in &answer.counts {
        assert!(counts.contains(": 0 nieuw, 0 gewijzigd, ") && counts.ends_with(", 0 geweigerd"), "{counts}");
    }
}

#[tokio::test]
async fn importing_twice_changes_nothing_also_when_the_first_time_is_forgotten() {
    let up = Up::start().await;
    let folder = write(&FILES);
    let first = import(&up, folder.path()).await;
    assert_eq!((first.code, first.rejects.len()), (0, 0), "{:?} {:?}", first.rejects, first.counts);
    assert!(first.counts.contains(&"medewerkers.csv: 2 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd".to_owned()));
    let seats = "weekrooster.csv (plaatsen): 1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd";
    assert!(first.counts.contains(&seats.to_owned()));
    let filled = rows(&up).await;
    assert!(filled.iter().all(|(_, count)| *count > 0), "every table is filled: {filled:?}");
    let again = import(&up, folder.path()).await;
    assert_eq!(again.counts.len(), first.counts.len());
    changes_nothing(&again);
    assert_eq!(rows(&up).await, filled);
    // Receipts are kept for thirty days; a file may come back after any time.
    for service in ["orders", "crews", "social", "invoicing"] {
        let db = database(&up, service).await;
        assert!(db.execute_unprepared("DELETE FROM receipt").await.unwrap().rows_affected() > 0, "{service}");
    }
    changes_nothing(&import(&up, folder.path()).await);
    assert_eq!(rows(&up).await, filled);
}

/// Of each file that can be corrected: what is replaced, by what, and where that can be seen.
const CORRECTIONS: [(&str, &str, &str, &str, &str); 9] = [
    ("bedrijven.csv", "Zonnewijzer", "Maanwijzer", "orders", "company WHERE company_name = 'Maanwijzer'"),
    ("medewerkers.csv", "Bosbes", "Braambes", "social", "worker WHERE name = 'Braambes'"),
    ("coaches.csv", "Coach Verzonnen", "Coach Bedacht", "crews", "coach WHERE display_name = 'Coach Bedacht'"),
    ("werkplekken.csv", "Verpakking", "Inpak", "crews", "place WHERE place_name = 'Inpak'"),
    ("overeenkomsten.csv", "EIGEN", "ANDERS", "crews", "engagement WHERE tariff_class = 'ANDERS'"),
    ("capaciteit.csv", "480", "300", "crews", "department_day WHERE announced_minutes = 300"),
    ("tarieven.csv", "24,80", "25,11", "invoicing", "tariff WHERE cents_per_hour = 2511"),
    ("parameters.csv", "2.111,89", "2.200,01", "invoicing", PARAMETER),
    ("dmfa.csv", "4.800,00", "4.900,00", "invoicing", DMFA),
];
const PARAMETER: &str = "parameter WHERE value = '2200.01' AND parameter_id = (SELECT parameter_id FROM parameter ORDER BY rowid DESC LIMIT 1)";
const DMFA: &str = "dmfa_line JOIN dmfa_line_version USING (dmfa_line_id, version) WHERE reference_wage_cents = 490000";

/// A file that says something else in one place.
fn otherwise(file: &str, from: &str, to: &str) -> Vec<u8> {
    let (_, bytes) = FILES.iter().find(|(name, _)| *name == file).unwrap();
    let at = bytes.windows(from.len()).position(|part| part == from.as_bytes()).unwrap();
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

/// The counts of a file.
fn counts_of<'a>(answer: &'a Answer, file: &str) -> &'a str {
    let found = answer.counts.iter().find_map(|counts| counts.strip_prefix(file)?.strip_prefix(": "));
    found.unwrap_or_else(|| panic!("{file} is not among {:?}", answer.counts))
}

#[tokio::test]
async fn what_is_corrected_and_corrected_back_stands_as_the_last_file_says() {
    let up = Up::start().await;
    let first = write(&FILES);
    assert_eq!(import(&up, first.path()).await.code, 0);
    let (other, back) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (file, before, after, _, _) in CORRECTIONS {
        std::fs::write(other.path().join(file), otherwise(file, before, after)).unwrap();
        std::fs::copy(first.path().join(file), back.path().join(file)).unwrap();
    }
    for (folder, expected) in [(&other, 1), (&back, 0), (&other, 1), (&other, 1), (&back, 0)] {
        let before = seen(&up).await;
        let answer = import(&up, folder.path()).await;
        assert_eq!(answer.code, 0, "{:?} {:?}", answer.rejects, answer.counts);
        for ((file, count), (_, earlier)) in seen(&up).await.into_iter().zip(before) {
            assert_eq!(count, expected, "{file}: {:?}", answer.counts);
            let counts = counts_of(&answer, file);
            let told = if earlier == expected { "0 nieuw, 0 gewijzigd, " } else { "0 nieuw, 1 gewijzigd, " };
            assert!(counts.starts_with(told), "{file}: {counts}");
        }
    }
}

/// Whether each correction stands.
async fn seen(up: &Up) -> Vec<(&'static str, i64)> {
    let mut found = Vec::new();
    for (file, _, _, service, rows) in CORRECTIONS {
        let db = database(up, service).await;
        found.push((file, number(&db, &format!("SELECT COUNT(*) FROM {rows}")).await));
    }
    found
}

#[tokio::test]
async fn an_order_or_a_shift_that_stands_otherwise_is_told_and_not_made_beside_it() {
    let up = Up::start().await;
    assert_eq!(import(&up, write(&FILES).path()).await.code, 0);
    let before = rows(&up).await;
    let orders = otherwise("orders.csv", ";tellen;PACK;5", ";tellen;PACK;6");
    let demand = otherwise("vraag.csv", "16:00;2", "16:00;3");
    let answer = import(&up, write(&[("orders.csv", &orders), ("vraag.csv", &demand)]).path()).await;
    let codes: Vec<&str> = answer.rejects.iter().filter_map(|reject| reject["code"].as_str()).collect();
    assert_eq!((answer.code, codes), (1, vec!["shift_stands_otherwise", "order_stands_otherwise"]));
    assert_eq!(rows(&up).await, before);
}

/// A row of each kind of fault that needs the system to be found, or only the row itself.
const FAULTY_WORKERS: &str = "code;naam;statuut;breuk;in_dienst;uit_dienst\n\
    W-1;Goed Verzonnen;doelgroep;0,8;1/03/2020;\n\
    ;Zonder Code;doelgroep;1;1/03/2020;\n\
    W 3;Spatie;doelgroep;1;1/03/2020;\n\
    W-4;Statuut;ziek;1;1/03/2020;\n\
    W-5;Breuk;doelgroep;1,2;1/03/2020;\n\
    W-6;Punt;doelgroep;0.8;1/03/2020;\n\
    W-7;Decimalen;doelgroep;0,12345;1/03/2020;\n\
    W-8;Dag;doelgroep;1;31/02/2020;\n\
    W-9;Vorm;doelgroep;1;maart;\n\
    W-10;Jaar;doelgroep;1;1/03/0020;\n\
    W-11;Omgekeerd;doelgroep;1;1/03/2020;29/02/2020\n\
    W-12;Kort;doelgroep;1\n\
    W-1;Dubbel;doelgroep;1;1/03/2020;\n\
    W-13;Getal;doelgroep;een;1/03/2020;\n\
    W-14;Min;doelgroep;-1;1/03/2020;\n\
    W-15;Nog Goed;doelgroep;1;1/03/2020;\n\
    W-16;Ook Goed;ama;1;1/03/2020;\n";
const FAULTY_COMPANIES: &str = "kbo;naam;hoedanigheid;btw;iban\n\
    0999000031;Cijfers;klant;;\n\
    0999000030;Btw;klant;BE0999000129;\n\
    0999000030;Btw;klant;BE0999000031;\n\
    0999000030;Iban;eigen;;BE68539007547035\n\
    0999000129;Goed;klant;;\n";
const FAULTY_PACKAGES: &str = "medewerker;stelsel;percentage;begeleiding;van\n\
    W-1;collectief;57;hoog;1/01/2026\n\
    W-1;collectief;35;hoog;1/01/2026\n\
    W-99;collectief;55;hoog;1/01/2026\n\
    W-1;collectief;55;hoog;1/01/2026\n\
    W-16;collectief;60;hoog;1/06/2025\n\
    W-1;collectief;60;hoog;1/06/2025\n";

#[tokio::test]
async fn twenty_kinds_of_faults_are_twenty_lines_and_the_rest_goes_in() {
    let up = Up::start().await;
    let folder = write(&[
        ("medewerkers.csv", FAULTY_WORKERS.as_bytes()),
        ("bedrijven.csv", FAULTY_COMPANIES.as_bytes()),
        ("pakketten.csv", FAULTY_PACKAGES.as_bytes()),
        ("capaciteit.csv", b"dag;minuten\n1/12/2098;480\n"),
    ]);
    let answer = import(&up, folder.path()).await;
    let text = |reject: &Value, field: &str| reject[field].as_str().unwrap_or_default().to_owned();
    let told: Vec<(String, i64, String, String)> = answer
        .rejects
        .iter()
        .map(|reject| {
            (text(reject, "file"), reject["line"].as_i64().unwrap(), text(reject, "column"), text(reject, "code"))
        })
        .collect();
    let expected = [
        ("bedrijven.csv", 2, "kbo", "kbo"),
        ("bedrijven.csv", 3, "btw", "vat_of_another"),
        ("bedrijven.csv", 4, "btw", "vat"),
        ("bedrijven.csv", 5, "iban", "iban"),
        ("medewerkers.csv", 3, "code", "empty"),
        ("medewerkers.csv", 4, "code", "code_form"),
        ("medewerkers.csv", 5, "statuut", "unknown_word"),
        ("medewerkers.csv", 6, "breuk", "fraction"),
        ("medewerkers.csv", 7, "breuk", "decimal_point"),
        ("medewerkers.csv", 8, "breuk", "decimals"),
        ("medewerkers.csv", 9, "in_dienst", "no_such_day"),
        ("medewerkers.csv", 10, "in_dienst", "date_form"),
        ("medewerkers.csv", 11, "in_dienst", "year_range"),
        ("medewerkers.csv", 12, "uit_dienst", "period_reversed"),
        ("medewerkers.csv", 13, "", "cell_count"),
        ("medewerkers.csv", 14, "code", "double"),
        ("medewerkers.csv", 15, "breuk", "number_form"),
        ("medewerkers.csv", 16, "breuk", "negative"),
        ("pakketten.csv", 2, "percentage", "percent_step"),
        ("pakketten.csv", 3, "percentage", "range"),
        ("pakketten.csv", 4, "medewerker", "unknown_worker"),
        // Only the service knows that this status has no package.
        ("pakketten.csv", 6, "", "status_without_package"),
        ("capaciteit.csv", 1, "afdeling", "missing_column"),
    ];
    let expected: Vec<(String, i64, String, String)> =
        expected.map(|(file, line, column, code)| (file.to_owned(), line, column.to_owned(), code.to_owned())).to_vec();
    assert_eq!(told, expected);
    assert_eq!(answer.code, 1);
    let new = ["bedrijven.csv: 1 nieuw, 0", "medewerkers.csv: 3 nieuw, 0", "pakketten.csv: 2 nieuw, 0"];
    for counts in new {
        assert!(answer.counts.iter().any(|line| line.starts_with(counts)), "{counts}: {:?}", answer.counts);
    }
}

#[tokio::test]
async fn a_folder_without_files_or_a_system_that_does_not_run_is_unusable() {
    let folder = tempfile::tempdir().unwrap();
    for (dir, data) in [(folder.path(), folder.path()), (Path::new("/nergens"), folder.path())] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_werkbrug"));
        command.arg("import").arg(dir).arg("--data-dir").arg(data);
        let output = command.output().await.unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
    }
}
