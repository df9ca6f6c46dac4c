//! The declaration comes in as a file, keyed by national numbers that are kept nowhere.

use std::fs;

use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        DmfaChange, GetContingentRequest, GetFileColumnsRequest, ImportDmfaRequest, LinkNationalNumbersRequest,
        ListDmfaChangesRequest, ListDmfaImportsRequest, StatementColumn,
    },
    social::Scheme,
};

use crate::{
    office::{Office, reason},
    workbook::workbook,
};

on_both_databases!(
    a_declaration_is_matched_by_numbers_that_are_kept_nowhere,
    a_line_that_cannot_be_used_refuses_the_whole_file,
    what_changed_since_the_last_import_is_told,
    whoever_resumes_partially_counts_by_what_is_performed,
    a_changed_line_says_so,
);

const NUMBERS: [&str; 2] = ["85.07.30-033.28", "98.47.28-997.65"];
const FIRST: &str = "Rijksregister;Kwartaal;Contract;Prestatie;Loon\n\
                     85.07.30-033.28;2025Q2;1;1;9.000,00\n\
                     98472899765;2025Q2;0,8;0,75;7.000,50\n";

fn columns(pairs: &[(&str, &str)]) -> Vec<StatementColumn> {
    let column = |(field, heading): &(&str, &str)| StatementColumn {
        field: (*field).to_owned(),
        heading: (*heading).to_owned(),
    };
    pairs.iter().map(column).collect()
}

fn by_number() -> Vec<StatementColumn> {
    columns(&[
        ("national_number", "Rijksregister"),
        ("quarter", "Kwartaal"),
        ("contract_fraction", "Contract"),
        ("performed_fraction", "Prestatie"),
        ("reference_wage", "Loon"),
    ])
}

fn import(office: &Office, content: &[u8], with: Vec<StatementColumn>) -> ImportDmfaRequest {
    ImportDmfaRequest { request_id: office.request_id(), content: content.to_vec(), columns: with }
}

async fn link(office: &Office) -> u32 {
    let file = format!("Nummer;Code\n{};w-1\n{};w-2\n", NUMBERS[0], NUMBERS[1]);
    let ask = LinkNationalNumbersRequest {
        request_id: office.request_id(),
        content: file.into_bytes(),
        columns: columns(&[("national_number", "Nummer"), ("worker_code", "Code")]),
    };
    office.finance.clone().link_national_numbers(ask).await.unwrap().into_inner().links
}

async fn changes(office: &Office) -> Vec<DmfaChange> {
    let ask = ListDmfaChangesRequest::default();
    office.finance.clone().list_dmfa_changes(ask).await.unwrap().into_inner().changes
}

/// The digits of a number in any file of the service: databases, journals and keys.
fn is_kept(office: &Office, digits: &[u8]) -> bool {
    let mut folders = vec![office.bench.data_dir()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if fs::read(&entry).unwrap_or_default().windows(digits.len()).any(|window| window == digits) {
                return true;
            }
        }
    }
    false
}

async fn a_declaration_is_matched_by_numbers_that_are_kept_nowhere(backend: Backend) {
    let office = Office::open(backend).await;
    let mut finance = office.finance.clone();
    let unknown = finance.import_dmfa(import(&office, FIRST.as_bytes(), by_number())).await.unwrap_err();
    let (facts, told) = (facts_of(&unknown), format!("{unknown:?}"));
    assert_eq!((facts["line"].as_str(), facts["column"].as_str()), ("2", "Rijksregister"));
    assert_eq!(facts["code"], "NUMBER_UNKNOWN");
    assert_eq!(link(&office).await, 2);
    let read = finance.import_dmfa(import(&office, &workbook(FIRST), by_number())).await.unwrap().into_inner();
    assert_eq!((read.lines, read.new_lines, read.changed_lines), (2, 2, 0));
    let found = changes(&office).await;
    let told = format!("{told} {found:?} {read:?}");
    let figures: Vec<(&str, i64)> =
        found.iter().map(|one| (one.worker_code.as_str(), one.after.as_ref().unwrap().reference_wage_cents)).collect();
    assert_eq!(figures, [("w-1", 900_000), ("w-2", 700_050)]);
    for number in NUMBERS {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        for form in [number, &digits] {
            assert!(!told.contains(form), "{form} is told: {told}");
            assert!(!is_kept(&office, form.as_bytes()), "{form} is kept");
        }
    }
    // What is kept is there, so the hunt looked where it should.
    assert!(backend == Backend::Postgres || is_kept(&office, b"w-2"), "the codes are in no file");
    office.bench.stop().await;
}

async fn a_line_that_cannot_be_used_refuses_the_whole_file(backend: Backend) {
    let office = Office::open(backend).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let rows = [
        ("85.07.30-033.28", "85.07.30-033.29", "Rijksregister", "NUMBER_FORM"),
        ("85.07.30-033.28", "", "Rijksregister", "WHO"),
        ("0,75", "1,2", "Prestatie", "FRACTION"),
        ("7.000,50", "-1", "Loon", "AMOUNT"),
        ("7.000,50", "", "Loon", "EMPTY"),
        ("2025Q2;0,8", "2025K2;0,8", "Kwartaal", "QUARTER"),
    ];
    for (good, bad, column, code) in rows {
        let file = FIRST.replacen(good, bad, 1);
        let refused = finance.import_dmfa(import(&office, file.as_bytes(), by_number())).await.unwrap_err();
        let facts = facts_of(&refused);
        assert_eq!((facts["column"].as_str(), facts["code"].as_str()), (column, code), "{bad}");
    }
    assert_eq!(reason(finance.import_dmfa(import(&office, FIRST.as_bytes(), Vec::new())).await), "FILE_COLUMNS");
    let imports = finance.list_dmfa_imports(ListDmfaImportsRequest::default()).await.unwrap().into_inner().imports;
    assert_eq!(imports, []);
    office.bench.stop().await;
}

async fn what_changed_since_the_last_import_is_told(backend: Backend) {
    let office = Office::open(backend).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let first = import(&office, FIRST.as_bytes(), by_number());
    let once = finance.import_dmfa(first.clone()).await.unwrap().into_inner();
    assert_eq!(finance.import_dmfa(first).await.unwrap().into_inner(), once, "twice is once");
    let kept = GetFileColumnsRequest { file: "declaration".to_owned() };
    assert_eq!(finance.get_file_columns(kept).await.unwrap().into_inner().columns.len(), by_number().len());
    // One worker less, the other with two contracts: together one line.
    let second = "Rijksregister;Kwartaal;Contract;Prestatie;Loon\n85073003328;2025Q2;0,5;0,5;4.000,00\n85073003328;2025Q2;0,5;0,25;3.000,00\n";
    let read = finance.import_dmfa(import(&office, second.as_bytes(), Vec::new())).await.unwrap().into_inner();
    assert_eq!((read.lines, read.new_lines, read.changed_lines), (1, 0, 1));
    let found = changes(&office).await;
    let kinds: Vec<(&str, &str, u32)> =
        found.iter().map(|one| (one.worker_code.as_str(), one.kind.as_str(), one.version)).collect();
    assert_eq!(kinds, [("w-1", "changed", 2), ("w-2", "missing", 1)]);
    let (before, after) = (found[0].before.clone().unwrap(), found[0].after.clone().unwrap());
    assert_eq!((before.reference_wage_cents, before.contract_fraction.as_str()), (900_000, "1"));
    assert_eq!((after.reference_wage_cents, after.contract_fraction.as_str()), (700_000, "1"));
    assert_eq!(after.performed_fraction, "0.75");
    assert_eq!(found[1].after, None, "what is missing still counts as it was");
    let imports = finance.list_dmfa_imports(ListDmfaImportsRequest::default()).await.unwrap().into_inner().imports;
    let counts: Vec<(u32, u32, u32, u32)> =
        imports.iter().map(|one| (one.lines, one.new_lines, one.changed_lines, one.missing_lines)).collect();
    assert_eq!(counts, [(1, 0, 1, 1), (2, 2, 0, 0)]);
    office.bench.stop().await;
}

async fn whoever_resumes_partially_counts_by_what_is_performed(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
    }
    let with = [
        ("worker_code", "Code"),
        ("quarter", "Kwartaal"),
        ("contract_fraction", "Contract"),
        ("performed_fraction", "Prestatie"),
        ("reference_wage", "Loon"),
        ("resuming", "Hervat"),
    ];
    let file =
        "Code;Kwartaal;Contract;Prestatie;Loon;Hervat\nw-1;2025Q2;0,5;0,5;4000;nee\nw-2;2025Q2;0,8;0,25;2000;ja\n";
    let mut finance = office.finance.clone();
    finance.import_dmfa(import(&office, file.as_bytes(), columns(&with))).await.unwrap();
    office.run().await.unwrap();
    let board = finance.get_contingent(GetContingentRequest::default()).await.unwrap().into_inner();
    assert_eq!((board.counted_fte.as_str(), board.inside_fte.as_str()), ("0.75", "1.3"));
    office.bench.stop().await;
}

async fn a_changed_line_says_so(backend: Backend) {
    let office = Office::open(backend).await;
    let mut finance = office.finance.clone();
    let mut record = async |cents| {
        let reply = finance.record_dmfa_line(office.dmfa_line("w-1", cents)).await.unwrap().into_inner();
        (reply.etag, reply.is_changed)
    };
    let rows = [(900_000, "1", true), (900_000, "1", false), (800_000, "2", true), (800_000, "2", false)];
    for (cents, etag, is_changed) in rows {
        assert_eq!(record(cents).await, (etag.to_owned(), is_changed), "{cents}");
    }
    office.bench.stop().await;
}
