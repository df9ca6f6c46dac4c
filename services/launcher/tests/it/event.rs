//! One event, said by one process and taken in by others, over the real NATS with the real permissions.

use werkbrug_chassis::{identity::Viewer, rpc::Authed};
use werkbrug_kernel::role::Role;
use werkbrug_launcher::tools::{At, System};
use werkbrug_proto::{
    orders::{CompanyRole, RegisterCompanyRequest, orders_client::OrdersClient},
    pipeline::{DigestRequest, GetStateRequest},
};

use crate::{up_process::Up, wait::until};

#[tokio::test]
async fn a_company_that_orders_registers_is_known_to_crews_and_invoicing() {
    let up = Up::start().await;
    let system = system(&up);
    order_desk(&up).register_company(company(1)).await.unwrap();
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

/// The services of a running system.
pub(crate) fn system(up: &Up) -> System {
    At { data_dir: up.data(), peers: Vec::new(), keys: None }.system().unwrap()
}

/// Somebody of the system's workshop in a role.
pub(crate) fn viewer(up: &Up, role: Role) -> Viewer {
    Viewer { tenant: up.running().tenant, actor: format!("persona-{}", role.as_str()), role, about: None }
}

/// The order desk calls.
pub(crate) fn order_desk(up: &Up) -> OrdersClient<Authed> {
    OrdersClient::new(system(up).peers.as_person("orders", &viewer(up, Role::OrderDesk)).unwrap())
}

/// An invented company, each number another one.
pub(crate) fn company(number: u32) -> RegisterCompanyRequest {
    let first_eight = 19_990_000 + number;
    RegisterCompanyRequest {
        request_id: uuid::Uuid::now_v7().to_string(),
        kbo: format!("{first_eight}{:02}", 97 - first_eight % 97),
        company_name: format!("Voorbeeld Dozen {number} NV"),
        roles: vec![CompanyRole::Customer.into()],
        province: "Antwerpen".to_owned(),
        sector: "verpakking".to_owned(),
        ..RegisterCompanyRequest::default()
    }
}
