//! What came in at the bank is read once and matched with what it pays, or with nothing.

use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        BankLine, GetBalancesRequest, GetInvoiceRequest, ImportBankLinesRequest, ImportBankLinesResponse,
        ListBankLinesRequest, ListBankLinesResponse, MatchBankLinesRequest, RecordAdvanceRequest,
        RecordOrganisationPaymentRequest, StatementColumn,
    },
    social::Scheme,
};

use crate::{
    office::{Office, reason},
    workbook::workbook,
};

on_both_databases!(
    an_invoice_is_paid_by_its_communication,
    what_a_statement_told_is_seen_by_amount_and_quarter,
    the_same_file_twice_is_once_and_what_leaves_is_passed_over,
    a_line_that_cannot_be_used_refuses_the_file,
    references_that_begin_anew_in_each_file_hide_no_payment,
    days_of_a_workbook_are_days,
    a_national_number_that_a_payer_wrote_is_not_kept,
    an_open_line_learns_its_quarter_and_equal_advances_are_paid_one_after_the_other,
    an_advance_that_is_told_after_its_payment_comes_off_its_statement,
);

fn columns() -> Vec<StatementColumn> {
    let pairs = [("booked_on", "Datum"), ("amount", "Bedrag"), ("communication", "Mededeling")];
    let column = |(field, heading): (&str, &str)| StatementColumn { field: field.into(), heading: heading.into() };
    pairs.into_iter().map(column).collect()
}

async fn import(office: &Office, lines: &[&str]) -> ImportBankLinesResponse {
    let ask = file(office, lines);
    office.books().import_bank_lines(ask).await.unwrap().into_inner()
}

fn file(office: &Office, lines: &[&str]) -> ImportBankLinesRequest {
    let content = format!("Datum;Bedrag;Mededeling\n{}\n", lines.join("\n")).into_bytes();
    ImportBankLinesRequest { request_id: office.request_id(), content, columns: columns() }
}

/// The same with a number of the bank and a quarter on each line.
async fn import_numbered(office: &Office, lines: &[&str]) -> ImportBankLinesResponse {
    let content = format!("Datum;Bedrag;Mededeling;Nr;Periode\n{}\n", lines.join("\n")).into_bytes();
    let mut columns = columns();
    for (field, heading) in [("reference", "Nr"), ("period", "Periode")] {
        columns.push(StatementColumn { field: field.to_owned(), heading: heading.to_owned() });
    }
    let ask = ImportBankLinesRequest { request_id: office.request_id(), content, columns };
    office.books().import_bank_lines(ask).await.unwrap().into_inner()
}

async fn lines(office: &Office, state: &str) -> ListBankLinesResponse {
    let ask = ListBankLinesRequest { state: state.to_owned(), ..ListBankLinesRequest::default() };
    office.books().list_bank_lines(ask).await.unwrap().into_inner()
}

/// What stands on an account: debit less credit.
async fn balance(office: &Office, account: &str) -> i64 {
    let found = office.books().get_balances(GetBalancesRequest::default()).await.unwrap().into_inner();
    assert_eq!(found.debit_cents, found.credit_cents);
    let one = found.accounts.into_iter().find(|one| one.account == account).unwrap();
    one.debit_cents - one.credit_cents
}

async fn an_invoice_is_paid_by_its_communication(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let company = office.hear_customer("Verzonnen Verpakking").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    office.hear_minutes(company, "inpak", "2026-11-20", 450).await;
    let issued = office.issue(company).await.unwrap();
    let ask = GetInvoiceRequest { invoice_id: issued.invoice_id.clone() };
    let ogm = office.finance.clone().get_invoice(ask.clone()).await.unwrap().into_inner().ogm;
    assert_eq!(issued.payable_cents, 22_506);
    let partly = format!("24/11/2026;200,00;{ogm}");
    let too_much = format!("25/11/2026;30,00;{ogm}");
    let read = import(&office, &[&partly, &too_much, "25/11/2026;225,06;+++000/0000/00101+++"]).await;
    assert_eq!((read.lines, read.new_lines, read.matched_lines), (3, 3, 1));
    let whys: Vec<String> = lines(&office, "unmatched").await.lines.into_iter().map(|one| one.why_not).collect();
    assert_eq!(whys, ["ogm_unknown", "too_much"]);
    let found = office.finance.clone().get_invoice(ask.clone()).await.unwrap().into_inner();
    assert_eq!(found.paid_cents, 20_000);
    import(&office, &[&format!("26/11/2026;25,06;{ogm}")]).await;
    let found = office.finance.clone().get_invoice(ask).await.unwrap().into_inner();
    assert_eq!(found.paid_cents, found.payable_cents);
    assert_eq!((balance(&office, "400000").await, balance(&office, "550000").await), (0, 22_506));
    let matched = lines(&office, "matched").await;
    assert!(matched.lines.iter().all(|one| one.invoice_id == issued.invoice_id && one.reference == issued.number));
    office.bench.stop().await;
}

/// Two full-timers inside, paid by one statement, with an advance.
async fn told(office: &Office) {
    reckoned(office).await;
    advance(office, "04").await;
    paid(office).await;
}

async fn reckoned(office: &Office) {
    office.set_all_parameters().await;
    office.set_parameter("contingent_fte", "100", "2025-01-01", "unconfirmed").await;
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
        office.record_line(office.dmfa_line(code, 900_000)).await;
    }
    office.run().await.unwrap();
}

async fn advance(office: &Office, month: &str) {
    let advance = RecordAdvanceRequest {
        request_id: office.request_id(),
        month: format!("2025-{month}-01"),
        amount_cents: 400_000,
        statement: format!("VOORSCHOT-{month}"),
    };
    office.finance.clone().record_advance(advance).await.unwrap();
}

async fn paid(office: &Office) {
    for code in ["w-1", "w-2"] {
        office.finance.clone().record_payment(office.payment(code, 495_000, 70_000)).await.unwrap();
    }
}

async fn what_a_statement_told_is_seen_by_amount_and_quarter(backend: Backend) {
    let office = Office::open(backend).await;
    told(&office).await;
    // 11,300.00 told, 4,000.00 of it paid beforehand: both are on their way, 11,300.00 together.
    assert_eq!(balance(&office, "580000").await, 1_130_000);
    let read = import(
        &office,
        &["10/05/2025;4.000,00;voorschot-04", "14/10/2025;7.300,00;premies", "15/10/2025;960,00;organisatie 2025K2"],
    )
    .await;
    assert_eq!((read.new_lines, read.matched_lines), (3, 1));
    let open: Vec<BankLine> = lines(&office, "unmatched").await.lines;
    let whys: Vec<&str> = open.iter().map(|one| one.why_not.as_str()).collect();
    assert_eq!(whys, ["nothing_fits", "no_period"], "an amount without its quarter is no match");
    assert_eq!(lines(&office, "").await.unmatched_cents, 826_000);
    let read = import(&office, &["14/10/2025;7.300,00;premies 2025Q2"]).await;
    assert_eq!(read.matched_lines, 1);
    assert_eq!((balance(&office, "550000").await, balance(&office, "580000").await), (1_130_000, 0));
    // What is told later finds the line that waited for it.
    let organisation = RecordOrganisationPaymentRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        amount_cents: 96_000,
        statement: "ORG-2".to_owned(),
    };
    office.finance.clone().record_organisation_payment(organisation).await.unwrap();
    let again = MatchBankLinesRequest { request_id: office.request_id() };
    assert_eq!(office.books().match_bank_lines(again).await.unwrap().into_inner().matched_lines, 0);
    let matched: Vec<(String, String)> =
        lines(&office, "matched").await.lines.into_iter().map(|one| (one.matched_with, one.reference)).collect();
    let expected = [("organisation", "ORG-2"), ("statement", "STAAT-2025-09"), ("advance", "VOORSCHOT-04")];
    assert_eq!(matched, expected.map(|(with, reference)| (with.to_owned(), reference.to_owned())));
    assert_eq!(balance(&office, "580000").await, 0);
    office.bench.stop().await;
}

async fn the_same_file_twice_is_once_and_what_leaves_is_passed_over(backend: Backend) {
    let office = Office::open(backend).await;
    let days = ["24/11/2026;10,00;gift", "24/11/2026;10,00;gift", "24/11/2026;-1.900,00;loon Bedacht Persoon"];
    let ask = file(&office, &days);
    let once = office.books().import_bank_lines(ask.clone()).await.unwrap().into_inner();
    assert_eq!((once.lines, once.new_lines, once.matched_lines), (2, 2, 0));
    assert_eq!(office.books().import_bank_lines(ask).await.unwrap().into_inner(), once, "the same request is once");
    // Under the headings of the last file, when none are named.
    let again = ImportBankLinesRequest { columns: Vec::new(), ..file(&office, &days) };
    let again = office.books().import_bank_lines(again).await.unwrap().into_inner();
    assert_eq!((again.lines, again.new_lines), (2, 0));
    let found = lines(&office, "").await;
    assert_eq!((found.total_size, found.unmatched_cents), (2, 2_000));
    assert!(!format!("{found:?}").contains("Bedacht"), "{found:?}");
    assert_eq!(balance(&office, "550000").await, 0, "what is matched with nothing is not booked");
    office.bench.stop().await;
}

async fn a_line_that_cannot_be_used_refuses_the_file(backend: Backend) {
    let office = Office::open(backend).await;
    for (line, column, code) in [("32/11/2026;1,00;x", "Datum", "DAY"), ("24/11/2026;veel;x", "Bedrag", "AMOUNT")] {
        let refused = office.books().import_bank_lines(file(&office, &["24/11/2026;1,00;x", line])).await.unwrap_err();
        let facts = facts_of(&refused);
        assert_eq!((facts["line"].as_str(), facts["column"].as_str()), ("3", column));
        assert_eq!(facts["code"], code);
    }
    let unnamed = ImportBankLinesRequest { columns: Vec::new(), ..file(&office, &[]) };
    assert_eq!(reason(office.books().import_bank_lines(unnamed).await), "FILE_COLUMNS");
    assert_eq!(lines(&office, "").await.total_size, 0);
    office.bench.stop().await;
}

async fn references_that_begin_anew_in_each_file_hide_no_payment(backend: Backend) {
    let office = Office::open(backend).await;
    for line in ["24/11/2026;10,00;gift;1;", "25/11/2026;10,00;gift;1;"] {
        assert_eq!(import_numbered(&office, &[line]).await.new_lines, 1, "{line}");
        assert_eq!(import_numbered(&office, &[line]).await.new_lines, 0, "{line}");
    }
    assert_eq!(lines(&office, "").await.total_size, 2);
    office.bench.stop().await;
}

async fn days_of_a_workbook_are_days(backend: Backend) {
    let office = Office::open(backend).await;
    let content = workbook("Datum;Bedrag;Mededeling\n2026-11-24;1.250,00;gift\n");
    let ask = ImportBankLinesRequest { content, ..file(&office, &[]) };
    assert_eq!(office.books().import_bank_lines(ask).await.unwrap().into_inner().new_lines, 1);
    let found = lines(&office, "").await.lines;
    assert_eq!((found[0].booked_on.as_str(), found[0].amount_cents), ("2026-11-24", 125_000));
    office.bench.stop().await;
}

async fn a_national_number_that_a_payer_wrote_is_not_kept(backend: Backend) {
    let office = Office::open(backend).await;
    assert_eq!(import(&office, &["24/11/2026;10,00;premie 85.07.30-033.28 dank"]).await.new_lines, 1);
    assert_eq!(lines(&office, "").await.lines[0].communication, "premie […] dank");
    office.bench.stop().await;
}

async fn an_open_line_learns_its_quarter_and_equal_advances_are_paid_one_after_the_other(backend: Backend) {
    let office = Office::open(backend).await;
    for month in ["04", "05"] {
        advance(&office, month).await;
    }
    let read = import_numbered(&office, &["10/05/2025;4.000,00;voorschot;1;"]).await;
    assert_eq!((read.new_lines, read.matched_lines), (1, 0));
    let both = ["10/05/2025;4.000,00;voorschot;1;2025Q2", "10/06/2025;4.000,00;voorschot;2;2025Q2"];
    let read = import_numbered(&office, &both).await;
    assert_eq!((read.new_lines, read.matched_lines), (1, 2));
    let mut references: Vec<String> =
        lines(&office, "matched").await.lines.into_iter().map(|one| one.reference).collect();
    references.sort();
    assert_eq!(references, ["VOORSCHOT-04", "VOORSCHOT-05"]);
    assert_eq!(balance(&office, "580000").await, 0);
    office.bench.stop().await;
}

async fn an_advance_that_is_told_after_its_payment_comes_off_its_statement(backend: Backend) {
    let office = Office::open(backend).await;
    reckoned(&office).await;
    paid(&office).await;
    advance(&office, "04").await;
    let read = import(&office, &["10/05/2025;4.000,00;voorschot-04", "14/10/2025;7.300,00;premies 2025Q2"]).await;
    assert_eq!((read.new_lines, read.matched_lines), (2, 2), "{:?}", lines(&office, "unmatched").await);
    assert_eq!((balance(&office, "550000").await, balance(&office, "580000").await), (1_130_000, 0));
    office.bench.stop().await;
}
