//! Recording companies.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    CompanyRegistered, CompanyRole, GetCompanyRequest, ListCompaniesRequest, RegisterCompanyRequest,
    get_company_request::Key,
};

use crate::desk::{CUSTOMER, Desk, OTHER, company, refusal};

on_both_databases!(
    a_company_is_known_once_by_its_kbo_number,
    a_wrong_company_is_refused_by_its_field,
    companies_come_page_by_page,
    two_who_record_the_same_company_at_once_mean_the_same,
);

async fn a_company_is_known_once_by_its_kbo_number(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let first = desk.client.register_company(company(CUSTOMER)).await;
    let first = first.unwrap().into_inner();
    assert_eq!(first.etag, "1");
    let renamed = RegisterCompanyRequest {
        company_name: "Voorbeeld Dozen en Co NV".to_owned(),
        roles: vec![CompanyRole::Customer.into(), CompanyRole::Supplier.into()],
        ..company("BE 1999.000.150".trim_start_matches("BE "))
    };
    let again = desk.client.register_company(renamed.clone()).await;
    let again = again.unwrap().into_inner();
    assert_eq!((&again.company_id, again.etag.as_str()), (&first.company_id, "2"));
    let unchanged = RegisterCompanyRequest { request_id: crate::desk::fresh(), ..renamed };
    let unchanged = desk.client.register_company(unchanged).await;
    let unchanged = unchanged.unwrap().into_inner();
    assert_eq!((unchanged.etag.as_str(), unchanged.event_id.as_str()), ("2", ""));

    let said: Vec<CompanyRegistered> = desk.said("companies").await;
    let said: Vec<_> = said.iter().map(|said| (said.is_customer, said.is_supplier)).collect();
    assert_eq!(said, [(true, false), (true, true)], "a change is told once");
    let key = Some(Key::Kbo(CUSTOMER.to_owned()));
    let found = desk.client.get_company(GetCompanyRequest { key }).await;
    let found = found.unwrap().into_inner();
    assert_eq!(found.company_name, "Voorbeeld Dozen en Co NV");
    assert_eq!(found.company_id, first.company_id);
    desk.close().await;
}

async fn a_wrong_company_is_refused_by_its_field(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let good = || company(CUSTOMER);
    let table = [
        (RegisterCompanyRequest { kbo: "1999000151".to_owned(), ..good() }, "IDENTIFIER_WRONG", "kbo"),
        (RegisterCompanyRequest { company_name: " ".to_owned(), ..good() }, "TEXT_EMPTY", "company_name"),
        (RegisterCompanyRequest { roles: vec![], ..good() }, "NO_ROLE", "roles"),
        (RegisterCompanyRequest { roles: vec![1, 9], ..good() }, "ROLE_UNKNOWN", "roles[1]"),
        (RegisterCompanyRequest { vat: Some("BE1999000249".to_owned()), ..good() }, "VAT_OF_ANOTHER_COMPANY", "vat"),
        (RegisterCompanyRequest { iban: Some("BE49999000000171".to_owned()), ..good() }, "ACCOUNT_OF_ANOTHER", "iban"),
        (RegisterCompanyRequest { email: "nobody".to_owned(), ..good() }, "EMAIL_UNREADABLE", "email"),
    ];
    for (request, reason, field) in table {
        let found = refusal(desk.client.register_company(request).await);
        assert_eq!(found, (reason.to_owned(), field.to_owned()));
    }
    assert!(desk.said::<CompanyRegistered>("companies").await.is_empty());
    desk.close().await;
}

async fn companies_come_page_by_page(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let expected = [desk.company(CUSTOMER).await, desk.company(OTHER).await];
    let (mut page_token, mut found) = (String::new(), Vec::new());
    loop {
        let request = ListCompaniesRequest { page_size: 1, page_token, ..ListCompaniesRequest::default() };
        let page = desk.client.list_companies(request).await.unwrap().into_inner();
        found.extend(page.companies.into_iter().map(|company| company.company_id));
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(found, expected);
    desk.close().await;
}

async fn two_who_record_the_same_company_at_once_mean_the_same(backend: Backend) {
    let desk = Desk::open(backend).await;
    let calls = (0..8).map(|number| {
        let mut client = desk.client.clone();
        let request = RegisterCompanyRequest { company_name: format!("Voorbeeld {number} NV"), ..company(CUSTOMER) };
        async move { client.register_company(request).await }
    });
    let answers = futures::future::join_all(calls).await;
    let mut ids: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().into_inner().company_id).collect();
    ids.dedup();
    assert_eq!(ids.len(), 1, "one company");
    desk.close().await;
}
