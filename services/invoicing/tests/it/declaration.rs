//! The declaration comes in as a file, keyed by national numbers that are kept nowhere.

use std::fs;

use sea_orm::ConnectionTrait;
use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        DmfaChange, GetContingentRequest, GetFileColumnsRequest, ImportDmfaRequest, LinkNationalNumbersRequest,
        ListDmfaChangesRequest, ListDmfaImportsRequest, RecordDmfaLineRequest, RecordWageLineRequest, StatementColumn,
        WithdrawDmfaLineRequest, WithdrawDmfaLineResponse,
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
    a_line_that_would_keep_a_number_count_twice_or_block_the_quarter_is_refused,
    a_single_line_keeps_no_number_as_a_code,
    what_a_file_has_no_column_for_stays_as_it_is_known,
    a_line_that_is_withdrawn_counts_no_more_until_it_is_declared_again,
    a_file_with_one_of_two_contracts_takes_nothing_away,
    contracts_that_nobody_counted_are_counted_by_the_next_file,
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

/// Two workers with their codes, and their numbers linked.
async fn link(office: &Office) -> u32 {
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
    }
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

fn by_both() -> Vec<StatementColumn> {
    [by_number(), columns(&[("worker_code", "Code")])].concat()
}

async fn a_line_that_would_keep_a_number_count_twice_or_block_the_quarter_is_refused(backend: Backend) {
    let office = Office::open(backend).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let file = |lines: &str| format!("Rijksregister;Code;Kwartaal;Contract;Prestatie;Loon\n{lines}").into_bytes();
    let rows = [
        (";85.07.30-033 28;2025Q2;1;1;1\n", "2", "Code", "CODE_IS_NUMBER"),
        (";85073003328;2025Q2;1;1;1\n", "2", "Code", "CODE_IS_NUMBER"),
        ("85.07.30-033.28;w-1;2025Q2;1;1;1\n85073003328;w-2;2025Q2;1;1;1\n", "3", "Code", "TWICE"),
        (";w-1;2025Q2;1;1;1\n;w-9;2025Q2;1;1;1\n", "3", "Code", "CODE_UNKNOWN"),
        (";w-1;2025Q2;0,5;0,5;4000\n;w-1;2025Q2;0,5;0,50;4.000,00\n", "3", "Code", "SAME"),
        ("85073003328;;2025Q2;0,5;0,5;1\n;w-1;2025Q3;0,5;0,5;1\n;w-1;2025Q2;0,5;0,5;1\n", "4", "Code", "SAME"),
    ];
    for (lines, line, column, code) in rows {
        let refused = finance.import_dmfa(import(&office, &file(lines), by_both())).await.unwrap_err();
        let facts = facts_of(&refused);
        assert_eq!((facts["line"].as_str(), facts["column"].as_str(), facts["code"].as_str()), (line, column, code));
        let told = format!("{refused:?}");
        assert!(!told.contains("85073003328") && !told.contains("85.07.30"), "{told}");
    }
    let links = LinkNationalNumbersRequest {
        request_id: office.request_id(),
        content: b"Nummer;Code\n85073003328;98.47.28-997.65\n".to_vec(),
        columns: columns(&[("national_number", "Nummer"), ("worker_code", "Code")]),
    };
    assert_eq!(facts_of(&finance.link_national_numbers(links).await.unwrap_err())["code"], "CODE_IS_NUMBER");
    let imports = finance.list_dmfa_imports(ListDmfaImportsRequest::default()).await.unwrap().into_inner().imports;
    assert_eq!(imports, [], "nothing was written");
    office.bench.stop().await;
}

async fn a_single_line_keeps_no_number_as_a_code(backend: Backend) {
    let office = Office::open(backend).await;
    let mut finance = office.finance.clone();
    for number in ["85.07.30-033 28", " 85073003328 ", "98.47.28-997.65"] {
        let wage = RecordWageLineRequest {
            request_id: office.request_id(),
            month: "2025-04-01".to_owned(),
            worker_code: number.to_owned(),
            contract_fraction: "1".to_owned(),
            performed_fraction: "1".to_owned(),
            reference_wage_cents: 1,
            sine_deduction_cents: 0,
        };
        let told = [
            finance.record_dmfa_line(office.dmfa_line(number, 1)).await.unwrap_err(),
            finance.record_payment(office.payment(number, 1, 1)).await.unwrap_err(),
            finance.record_wage_line(wage).await.unwrap_err(),
        ];
        for refused in told {
            assert!(!format!("{refused:?}").contains(number.trim()), "{refused:?}");
            assert_eq!(reason::<()>(Err(refused)), "CODE_IS_NUMBER");
        }
    }
    office.bench.stop().await;
}

async fn what_a_file_has_no_column_for_stays_as_it_is_known(backend: Backend) {
    let office = Office::open(backend).await;
    link(&office).await;
    let known = RecordDmfaLineRequest {
        has_wage_cost: false,
        sine_deduction_cents: 12_345,
        is_resuming: true,
        ..office.dmfa_line("w-1", 800_000)
    };
    office.record_line(known).await;
    let mut finance = office.finance.clone();
    finance.import_dmfa(import(&office, FIRST.as_bytes(), by_number())).await.unwrap();
    let found = changes(&office).await;
    let said = |one: &DmfaChange| {
        let line = one.after.clone().unwrap();
        (one.worker_code.clone(), line.has_wage_cost, line.sine_deduction_cents, line.is_resuming)
    };
    let kept = [("w-1".to_owned(), false, 12_345, true), ("w-2".to_owned(), true, 0, false)];
    assert_eq!(found.iter().map(said).collect::<Vec<_>>(), kept, "a new line gets what is usual");
    // A column that is there speaks, also where its cell is empty.
    let more = columns(&[("sine", "Sine"), ("resuming", "Hervat"), ("has_wage_cost", "Kost")]);
    let file = "Rijksregister;Kwartaal;Contract;Prestatie;Loon;Sine;Hervat;Kost\n85073003328;2025Q2;1;1;9.000,00;;;\n";
    finance.import_dmfa(import(&office, file.as_bytes(), [by_number(), more].concat())).await.unwrap();
    let found = changes(&office).await;
    let line = found[0].after.clone().unwrap();
    assert_eq!((line.has_wage_cost, line.sine_deduction_cents, line.is_resuming), (true, 0, false));
    office.bench.stop().await;
}

async fn withdraw(office: &Office, code: &str) -> Result<tonic::Response<WithdrawDmfaLineResponse>, tonic::Status> {
    let ask = WithdrawDmfaLineRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        worker_code: code.to_owned(),
    };
    office.finance.clone().withdraw_dmfa_line(ask).await
}

/// An office where a whole file was read.
async fn declared(backend: Backend) -> Office {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.set_parameter("contingent_fte", "100", "2025-01-01", "unconfirmed").await;
    link(&office).await;
    office.finance.clone().import_dmfa(import(&office, FIRST.as_bytes(), by_number())).await.unwrap();
    office
}

async fn a_line_that_is_withdrawn_counts_no_more_until_it_is_declared_again(backend: Backend) {
    let office = declared(backend).await;
    let mut finance = office.finance.clone();
    let only_one: String = FIRST.lines().take(2).map(|line| format!("{line}\n")).collect();
    finance.import_dmfa(import(&office, only_one.as_bytes(), by_number())).await.unwrap();
    let told = |changes: &[DmfaChange]| -> Vec<(String, String, bool)> {
        changes.iter().map(|one| (one.worker_code.clone(), one.kind.clone(), one.is_withdrawn)).collect()
    };
    let missing = |is_withdrawn| vec![("w-2".to_owned(), "missing".to_owned(), is_withdrawn)];
    assert_eq!(told(&changes(&office).await), missing(false));
    let both = office.run().await.unwrap();
    withdraw(&office, "w-2").await.unwrap();
    assert_eq!(told(&changes(&office).await), missing(true));
    assert_eq!(reason(withdraw(&office, "w-2").await), "NO_DMFA_LINE", "twice is refused");
    assert_eq!(reason(withdraw(&office, "w-9").await), "NO_DMFA_LINE");
    let one = office.run().await.unwrap();
    assert!(one.total_cents < both.total_cents, "{one:?} {both:?}");
    // What does not count is not missed either.
    finance.import_dmfa(import(&office, only_one.as_bytes(), by_number())).await.unwrap();
    assert_eq!(changes(&office).await, []);
    let again = finance.import_dmfa(import(&office, FIRST.as_bytes(), by_number())).await.unwrap().into_inner();
    assert_eq!((again.new_lines, again.changed_lines), (0, 1));
    assert_eq!(office.run().await.unwrap().total_cents, both.total_cents);
    office.bench.stop().await;
}

async fn a_file_with_one_of_two_contracts_takes_nothing_away(backend: Backend) {
    let office = Office::open(backend).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let head = "Rijksregister;Kwartaal;Contract;Prestatie;Loon\n";
    let one = format!("{head}85.07.30-033.28;2025Q2;0,5;0,5;4.000,00\n");
    let two = format!("{one}85.07.30-033.28;2025Q2;0,3;0,3;2.000,00\n");
    finance.import_dmfa(import(&office, two.as_bytes(), by_number())).await.unwrap();
    let refused = finance.import_dmfa(import(&office, one.as_bytes(), by_number())).await.unwrap_err();
    let facts = facts_of(&refused);
    assert_eq!((facts["line"].as_str(), facts["code"].as_str()), ("2", "CONTRACTS"));
    let figures = changes(&office).await[0].after.clone().unwrap();
    assert_eq!((figures.contract_fraction.as_str(), figures.reference_wage_cents), ("0.8", 600_000));
    // Both again, one of them corrected, is taken; and so is one alone once the line was withdrawn.
    let corrected = two.replace("2.000,00", "2.100,00");
    let read = finance.import_dmfa(import(&office, corrected.as_bytes(), by_number())).await.unwrap().into_inner();
    assert_eq!(read.changed_lines, 1);
    withdraw(&office, "w-1").await.unwrap();
    let read = finance.import_dmfa(import(&office, one.as_bytes(), by_number())).await.unwrap().into_inner();
    assert_eq!(read.changed_lines, 1);
    assert_eq!(changes(&office).await[0].after.as_ref().unwrap().reference_wage_cents, 400_000);
    office.bench.stop().await;
}

async fn contracts_that_nobody_counted_are_counted_by_the_next_file(backend: Backend) {
    let office = Office::open(backend).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let one = "Rijksregister;Kwartaal;Contract;Prestatie;Loon\n85.07.30-033.28;2025Q2;0,5;0,5;4.000,00\n";
    let two = format!("{one}85.07.30-033.28;2025Q2;0,3;0,3;2.000,00\n");
    finance.import_dmfa(import(&office, two.as_bytes(), by_number())).await.unwrap();
    // As the lines stand from before contracts were counted.
    office.bench.database().execute_unprepared("UPDATE dmfa_line_version SET contracts = 0").await.unwrap();
    let less = finance.import_dmfa(import(&office, one.as_bytes(), by_number())).await.unwrap_err();
    assert_eq!(facts_of(&less)["code"], "CONTRACTS");
    let same = finance.import_dmfa(import(&office, two.as_bytes(), by_number())).await.unwrap().into_inner();
    assert_eq!((same.changed_lines, changes(&office).await), (0, Vec::new()));
    let more = one.replace("4.000,00", "7.000,00");
    let more = finance.import_dmfa(import(&office, more.as_bytes(), by_number())).await.unwrap_err();
    assert_eq!(facts_of(&more)["code"], "CONTRACTS", "two are known by now");
    office.bench.stop().await;
}
