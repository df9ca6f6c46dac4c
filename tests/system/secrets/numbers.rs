//! A national number in the files of finance: taken, refused, and found nowhere afterwards.

use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing::{ImportDmfaRequest, LinkNationalNumbersRequest, StatementColumn};
use werkbrug_tests::system::System;

/// An invented number that keeps the check, as files write it.
pub(super) const NUMBER: [&str; 2] = ["85.07.30-033.28", "85073003328"];

fn columns(pairs: &[(&str, &str)]) -> Vec<StatementColumn> {
    let column =
        |(field, heading): &(&str, &str)| StatementColumn { field: (*field).into(), heading: (*heading).into() };
    pairs.iter().map(column).collect()
}

/// Brings the number in by every way there is; what was answered.
pub(super) async fn plant(system: &System) -> Vec<u8> {
    let mut finance = system.invoicing(Role::Finance);
    let [dotted, digits] = NUMBER;
    let with = [
        ("national_number", "Nummer"),
        ("quarter", "Kwartaal"),
        ("contract_fraction", "Contract"),
        ("performed_fraction", "Prestatie"),
        ("reference_wage", "Loon"),
    ];
    let file = |number: &str, quarter: &str| ImportDmfaRequest {
        request_id: format!("number-{number}-{quarter}").replace(number, &number.len().to_string()),
        content: format!("Nummer;Kwartaal;Contract;Prestatie;Loon\n{number};{quarter};1;1;1,00\n").into_bytes(),
        columns: columns(&with),
    };
    let mut said = format!("{:?}", finance.import_dmfa(file(digits, "2026Q2")).await);
    let links = LinkNationalNumbersRequest {
        request_id: "number-link".to_owned(),
        content: format!("Nummer;Code\n{dotted};M00000\n").into_bytes(),
        columns: columns(&[("national_number", "Nummer"), ("worker_code", "Code")]),
    };
    said.push_str(&format!("{:?}", finance.link_national_numbers(links).await.expect("a link")));
    said.push_str(&format!("{:?}", finance.import_dmfa(file(dotted, "2026Q2")).await.expect("an import")));
    said.push_str(&format!("{:?}", finance.import_dmfa(file(digits, "2026K2")).await));
    said.into_bytes()
}
