//! One event, said by one process and taken in by others, over the real NATS with the real permissions.

use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::role::Role;
use werkbrug_launcher::tools::At;
use werkbrug_proto::{
    orders::{CompanyRole, RegisterCompanyRequest, orders_client::OrdersClient},
    pipeline::{DigestRequest, GetStateRequest},
};

use crate::{up_process::Up, wait::until};

#[tokio::test]
async fn a_company_that_orders_registers_is_known_to_crews_and_invoicing() {
    let up = Up::start().await;
    let system = At { data_dir: up.data(), peers: Vec::new(), keys: None }.system().unwrap();
    let desk = Viewer {
        tenant: up.running().tenant,
        actor: "persona-order-desk".to_owned(),
        role: Role::OrderDesk,
        about: None,
    };
    let mut orders = OrdersClient::new(system.peers.as_person("orders", &desk).unwrap());
    orders.register_company(company()).await.unwrap();
    for consumer in ["crews", "invoicing"] {
        until(&format!("{consumer} knows the company"), || async {
            let mut pipeline = system.pipeline(consumer).unwrap();
            let copies = pipeline.digest(DigestRequest {}).await.ok()?.into_inner().tables;
            copies.iter().any(|copy| copy.table == "copy_company" && copy.rows == 1).then_some(())
        })
        .await;
    }
    until("the event went out over NATS", || async {
        let state = system.pipeline("orders").unwrap().get_state(GetStateRequest {}).await.ok()?.into_inner();
        state.topics.iter().any(|topic| topic.topic == "companies" && topic.relayed == 1).then_some(())
    })
    .await;
    let said_by_nats = std::fs::read_to_string(up.data().join("run/nats.log")).unwrap();
    assert!(!said_by_nats.contains("Violation"), "{said_by_nats}");
}

fn company() -> RegisterCompanyRequest {
    RegisterCompanyRequest {
        request_id: uuid::Uuid::now_v7().to_string(),
        kbo: "1999000150".to_owned(),
        company_name: "Voorbeeld Dozen NV".to_owned(),
        roles: vec![CompanyRole::Customer.into()],
        province: "Antwerpen".to_owned(),
        sector: "verpakking".to_owned(),
        ..RegisterCompanyRequest::default()
    }
}
