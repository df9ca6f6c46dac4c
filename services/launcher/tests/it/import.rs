//! A workshop's own files go in through the public calls: once, whole, and with each wrong row named.

use std::{path::Path, process::Stdio};

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
const FILES: [(&str, &[u8]); 14] = [
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
];

fn write(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

#[tokio::test]
async fn importing_twice_changes_nothing() {
    let up = Up::start().await;
    let folder = write(&FILES);
    let first = import(&up, folder.path()).await;
    assert_eq!((first.code, first.rejects.len()), (0, 0), "{:?} {:?}", first.rejects, first.counts);
    assert!(first.counts.contains(&"medewerkers.csv: 2 nieuw, 0 ongewijzigd, 0 geweigerd".to_owned()));
    assert!(first.counts.contains(&"weekrooster.csv (plaatsen): 1 nieuw, 0 ongewijzigd, 0 geweigerd".to_owned()));
    let again = import(&up, folder.path()).await;
    assert_eq!((again.code, again.counts.len()), (0, first.counts.len()));
    for counts in &again.counts {
        assert!(counts.contains(": 0 nieuw, ") && counts.ends_with(", 0 geweigerd"), "{counts}");
    }
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
