//! What the payroll office sends: the declaration in its own XML, and the wages of a month.

use werkbrug_chassis::refusal::facts_of;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{
        GetFileColumnsRequest, GetPremiumRunRequest, ImportDmfaRequest, ImportWageLinesRequest,
        LinkNationalNumbersRequest, RunPremiumRequest, StatementColumn,
    },
    social::Scheme,
};

use crate::office::{Office, reason};

on_both_databases!(
    a_declaration_in_its_own_xml_is_read_with_the_codes_that_finance_named,
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

async fn a_declaration_in_its_own_xml_is_read_with_the_codes_that_finance_named(backend: Backend) {
    let office = Office::open(backend).await;
    office.set_all_parameters().await;
    office.hear_worker("w-1", Scheme::Collective, 55, "2025-01-01").await;
    let mut finance = office.finance.clone();
    let link = LinkNationalNumbersRequest {
        request_id: office.request_id(),
        content: b"Nummer;Code\n85.07.30-033.28;w-1\n".to_vec(),
        columns: columns(&[("national_number", "Nummer"), ("worker_code", "Code")]),
    };
    finance.link_national_numbers(link).await.unwrap();
    let import =
        |columns| ImportDmfaRequest { request_id: office.request_id(), content: XML.as_bytes().to_vec(), columns };
    assert_eq!(reason(finance.import_dmfa(import(Vec::new())).await), "FILE_COLUMNS", "nothing is assumed");
    let codes = columns(&[("remuneration_codes", "1"), ("service_codes", "1"), ("contribution_percent", "25")]);
    let read = finance.import_dmfa(import(codes)).await.unwrap().into_inner();
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
    let mut finance = office.finance.clone();
    let rows = [
        ("w-2;2025-04-01", "w-2;15/04/2025", "Maand", "MONTH"),
        ("w-2;2025-04-01", "w-1;2025-04", "Maand", "MONTH_TWICE"),
        ("1.500,00", "-1,00", "Loon", "AMOUNT"),
        ("w-2;", "85.07.30-033.28;", "Code", "CODE_IS_NUMBER"),
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
