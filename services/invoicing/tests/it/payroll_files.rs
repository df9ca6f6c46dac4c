//! What the payroll office sends: the declaration in its own XML, and the wages of a month.

use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        GetContingentRequest, GetFileColumnsRequest, GetPremiumRunRequest, ImportDmfaRequest, ImportWageLinesRequest,
        LinkNationalNumbersRequest, RunPremiumRequest, StatementColumn,
    },
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(
    a_declaration_in_its_own_xml_is_read_with_the_codes_that_finance_named,
    whoever_of_a_declaration_has_no_code_is_passed_over,
    a_contract_that_ends_with_its_package_counts_its_days_once,
    whoever_is_hired_without_a_package_counts_from_the_package_on,
    a_half_timer_who_stays_without_a_package_counts_for_its_days,
    the_last_day_of_a_contract_is_said_once_and_makes_no_version_of_its_own,
    wages_come_in_as_a_file_and_make_a_provisional_run,
    a_wage_that_cannot_be_used_refuses_the_whole_file,
);

/// An invented declaration of somebody who works full time.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DmfAOriginal><Form><EmployerDeclaration>\
    <Quarter>20252</Quarter>\n<NaturalPerson><INSS>85073003328</INSS><WorkerRecord><Occupation>\
    <OccupationStartingDate>2020-01-06</OccupationStartingDate><ContractType>0</ContractType>\
    <Service><ServiceCode>001</ServiceCode><ServiceNbrDays>06400</ServiceNbrDays></Service>\
    <Remun><RemunCode>001</RemunCode><RemunAmount>00000720000</RemunAmount></Remun></Occupation></WorkerRecord>\
    </NaturalPerson></EmployerDeclaration></Form></DmfAOriginal>\n";
const WAGES: &str = "Code;Maand;Contract;Prestatie;Loon\nw-1;04/2025;1;1;3.000,00\nw-1;2025-05;1;1;3.000,00\n\
                     w-2;2025-04-01;0,5;0,5;1.500,00\n";

fn columns(pairs: &[(&str, &str)]) -> Vec<StatementColumn> {
    let column = |(field, heading): &(&str, &str)| StatementColumn {
        field: (*field).to_owned(),
        heading: (*heading).to_owned(),
    };
    pairs.iter().map(column).collect()
}

fn by_code() -> Vec<StatementColumn> {
    columns(&[
        ("worker_code", "Code"),
        ("month", "Maand"),
        ("contract_fraction", "Contract"),
        ("performed_fraction", "Prestatie"),
        ("reference_wage", "Loon"),
    ])
}

/// Somebody with this code has the number of the declaration.
async fn link(office: &Office) {
    let link = LinkNationalNumbersRequest {
        request_id: office.request_id(),
        content: b"Nummer;Code\n85.07.30-033.28;w-1\n".to_vec(),
        columns: columns(&[("national_number", "Nummer"), ("worker_code", "Code")]),
    };
    office.finance.clone().link_national_numbers(link).await.unwrap();
}

fn codes() -> Vec<StatementColumn> {
    columns(&[("remuneration_codes", "1"), ("service_codes", "1"), ("contribution_percent", "25")])
}

async fn a_declaration_in_its_own_xml_is_read_with_the_codes_that_finance_named(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let import =
        |columns| ImportDmfaRequest { request_id: office.request_id(), content: XML.as_bytes().to_vec(), columns };
    assert_eq!(reason(finance.import_dmfa(import(Vec::new())).await), "FILE_COLUMNS", "nothing is assumed");
    let read = finance.import_dmfa(import(codes())).await.unwrap().into_inner();
    assert_eq!((read.lines, read.new_lines), (1, 1));
    let again = finance.import_dmfa(import(Vec::new())).await.unwrap().into_inner();
    assert_eq!((again.lines, again.new_lines, again.changed_lines), (1, 0, 0), "the codes of the last one");
    let kept = GetFileColumnsRequest { file: "declaration".to_owned() };
    let headings = finance.get_file_columns(kept).await.unwrap().into_inner().columns;
    assert_eq!(headings, [], "codes are no headings of another kind of file");
    let run = office.run().await.unwrap();
    // 7,200.00 and a quarter on top: 9,000.00 x 55 %, and the premiums for guidance.
    assert_eq!(run.total_cents, 495_000 + 40_000 + 30_000);
    let broken = ImportDmfaRequest { content: XML.replace("00000720000", "veel").into_bytes(), ..import(Vec::new()) };
    let refused = finance.import_dmfa(broken).await.unwrap_err();
    let facts = facts_of(&refused);
    assert_eq!(
        (facts["line"].as_str(), facts["column"].as_str(), facts["code"].as_str()),
        ("3", "RemunAmount", "AMOUNT")
    );
    office.bench.stop().await;
}

async fn whoever_of_a_declaration_has_no_code_is_passed_over(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let manager = XML.replace("85073003328", "98472899765");
    let person = |file: &str| {
        let (from, to) = (file.find("<NaturalPerson>").unwrap(), file.find("</EmployerDeclaration>").unwrap());
        file[from..to].to_owned()
    };
    let both = XML.replace("</EmployerDeclaration>", &format!("\n{}</EmployerDeclaration>", person(&manager)));
    let import = |content: &str| ImportDmfaRequest {
        request_id: office.request_id(),
        content: content.as_bytes().to_vec(),
        columns: codes(),
    };
    let nobody = finance.import_dmfa(import(&manager)).await.unwrap_err();
    let facts = facts_of(&nobody);
    assert_eq!((facts["line"].as_str(), facts["code"].as_str()), ("3", "NUMBER_UNKNOWN"), "nobody is known");
    assert!(!format!("{nobody:?}").contains("98472899765"), "{nobody:?}");
    let read = finance.import_dmfa(import(&both)).await.unwrap().into_inner();
    assert_eq!((read.lines, read.new_lines), (1, 1));
    assert_eq!(office.run().await.unwrap().total_cents, 495_000 + 40_000 + 30_000);
    office.bench.stop().await;
}

async fn a_contract_that_ends_with_its_package_counts_its_days_once(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker_until("w-1", (Scheme::Collective, 55), "2025-01-01", Some("2025-05-15")).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let ends = "<OccupationEndingDate>2025-05-15</OccupationEndingDate><ContractType>";
    let content = XML.replace("<ContractType>", ends).into_bytes();
    let ask = ImportDmfaRequest { request_id: office.request_id(), content, columns: codes() };
    finance.import_dmfa(ask).await.unwrap();
    office.run().await.unwrap();
    let board = finance.get_contingent(GetContingentRequest::default()).await.unwrap().into_inner();
    // 45 of 91 days, not 45/91 of them once more.
    assert_eq!((board.counted_fte.as_str(), board.inside_fte.as_str()), ("0.4945", "0.494505"));
    office.bench.stop().await;
}

async fn whoever_is_hired_without_a_package_counts_from_the_package_on(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker_until("w-1", (Scheme::Collective, 55), "2025-01-01", Some("2025-05-31")).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let content = XML.replace("2020-01-06", "2025-05-16").into_bytes();
    let ask = ImportDmfaRequest { request_id: office.request_id(), content, columns: codes() };
    finance.import_dmfa(ask).await.unwrap();
    office.run().await.unwrap();
    let board = finance.get_contingent(GetContingentRequest::default()).await.unwrap().into_inner();
    // Hired on 16 May: 16 of the contract's 46 days have a package, so 16 of 91 count.
    assert_eq!((board.counted_fte.as_str(), board.inside_fte.as_str()), ("0.1758", "0.505495"));
    office.bench.stop().await;
}

async fn a_half_timer_who_stays_without_a_package_counts_for_its_days(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker_until("w-1", (Scheme::Collective, 55), "2025-01-01", Some("2025-05-15")).await;
    link(&office).await;
    let mut finance = office.finance.clone();
    let half = "<ContractType>1</ContractType><RefMeanWorkingHours>3800</RefMeanWorkingHours>\
                <MeanWorkingHours>1900</MeanWorkingHours>";
    let content = XML.replace("<ContractType>0</ContractType>", half).into_bytes();
    let ask = ImportDmfaRequest { request_id: office.request_id(), content, columns: codes() };
    finance.import_dmfa(ask).await.unwrap();
    office.run().await.unwrap();
    let board = finance.get_contingent(GetContingentRequest::default()).await.unwrap().into_inner();
    // Regulation 1.1 and 1.4: half of 45 of 91 days, and not half of the quarter.
    assert_eq!((board.counted_fte.as_str(), board.inside_fte.as_str()), ("0.2473", "0.5"));
    office.bench.stop().await;
}

async fn the_last_day_of_a_contract_is_said_once_and_makes_no_version_of_its_own(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker_until("w-3", (Scheme::Collective, 55), "2025-01-01", Some("2025-05-15")).await;
    let line =
        |cells: &str| format!("Code;Kwartaal;Contract;Prestatie;Loon;Tot\nw-3;2025Q2;0,494505;0,4;4.000,00;{cells}\n");
    let by_code = columns(&[
        ("worker_code", "Code"),
        ("quarter", "Kwartaal"),
        ("contract_fraction", "Contract"),
        ("performed_fraction", "Prestatie"),
        ("reference_wage", "Loon"),
    ]);
    let until = [by_code.clone(), columns(&[("contract_until", "Tot")])].concat();
    let import = |content: String, columns| ImportDmfaRequest {
        request_id: office.request_id(),
        content: content.into_bytes(),
        columns,
    };
    let mut finance = office.finance.clone();
    let counted = async || {
        office.run().await.unwrap();
        let board = office.finance.clone().get_contingent(GetContingentRequest::default()).await.unwrap();
        board.into_inner().counted_fte
    };
    let read = finance.import_dmfa(import(line(""), by_code.clone())).await.unwrap().into_inner();
    // Nobody said until when: the contract goes on, and 45 of its 91 days have a package.
    assert_eq!((read.new_lines, counted().await.as_str()), (1, "0.2445"));
    // Said: it ended with its package. The figures are the same, so the line is no other one.
    let read = finance.import_dmfa(import(line("15/05/2025"), until.clone())).await.unwrap();
    assert_eq!((read.into_inner().changed_lines, counted().await.as_str()), (0, "0.4945"));
    let read = finance.import_dmfa(import(line(""), by_code)).await.unwrap().into_inner();
    assert_eq!((read.changed_lines, counted().await.as_str()), (0, "0.4945"), "what is not said stays as it is known");
    let refused = finance.import_dmfa(import(line("ooit"), until)).await;
    assert_eq!(reason(refused), "DMFA_LINE");
    office.bench.stop().await;
}

async fn wages_come_in_as_a_file_and_make_a_provisional_run(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
    }
    let mut finance = office.finance.clone();
    let import = |content: &str, columns| ImportWageLinesRequest {
        request_id: office.request_id(),
        content: content.as_bytes().to_vec(),
        columns,
    };
    assert_eq!(reason(finance.import_wage_lines(import(WAGES, Vec::new())).await), "FILE_COLUMNS");
    let read = finance.import_wage_lines(import(WAGES, by_code())).await.unwrap().into_inner();
    assert_eq!((read.lines, read.changed_lines, read.quarters), (3, 3, vec!["2025Q2".to_owned()]));
    let more = WAGES.replace("1.500,00", "1.600,00");
    let read = finance.import_wage_lines(import(&more, Vec::new())).await.unwrap().into_inner();
    assert_eq!((read.lines, read.changed_lines), (3, 1), "what is the same changes nothing");
    let run = RunPremiumRequest {
        request_id: office.request_id(),
        quarter: "2025Q2".to_owned(),
        kind: "provisional".to_owned(),
    };
    let run = finance.run_premium(run).await.unwrap().into_inner();
    let ask = GetPremiumRunRequest { run_id: run.run_id, ..GetPremiumRunRequest::default() };
    let made = finance.get_premium_run(ask).await.unwrap().into_inner();
    // Two months of 3,000.00 and one of 1,600.00, at 55 %.
    let wages: Vec<i64> = made.workers.iter().map(|worker| worker.wage_premium_cents).collect();
    assert_eq!(wages.iter().sum::<i64>(), 330_000 + 88_000, "{wages:?}");
    office.bench.stop().await;
}

async fn a_wage_that_cannot_be_used_refuses_the_whole_file(backend: Backend) {
    let office = Office::open(backend).await;
    for code in ["w-1", "w-2"] {
        office.hear_worker(code, Scheme::Collective, 55, "2025-01-01").await;
    }
    let mut finance = office.finance.clone();
    let rows = [
        ("w-2;2025-04-01", "w-2;15/04/2025", "Maand", "MONTH"),
        ("w-2;2025-04-01", "w-1;2025-04", "Maand", "MONTH_TWICE"),
        ("1.500,00", "-1,00", "Loon", "AMOUNT"),
        ("w-2;", "85.07.30-033.28;", "Code", "CODE_IS_NUMBER"),
        ("w-2;", "w-9;", "Code", "CODE_UNKNOWN"),
    ];
    for (from, to, column, code) in rows {
        let content = WAGES.replace(from, to).into_bytes();
        let ask = ImportWageLinesRequest { request_id: office.request_id(), content, columns: by_code() };
        let refused = finance.import_wage_lines(ask).await.unwrap_err();
        let facts = facts_of(&refused);
        let told = (facts["line"].as_str(), facts["column"].as_str(), facts["code"].as_str());
        assert_eq!(told, ("4", column, code));
    }
    let kept = GetFileColumnsRequest { file: "wages".to_owned() };
    assert_eq!(finance.get_file_columns(kept).await.unwrap().into_inner().columns, [], "nothing of it was taken");
    office.bench.stop().await;
}
