//! Stand-ins for the sites of companies.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders;

use super::{Said, only, unary};

const ENGLISH: &str = "English of the service";

/// The calls of the pages that show where goods go.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router =
        unary(router, said, "orders.v1.Relating/ListCompanySites", |_, asked: &orders::ListCompanySitesRequest| {
            let sites = if asked.company_id == "bedrijf-1" { sites() } else { Vec::new() };
            Ok::<_, Status>(orders::ListCompanySitesResponse { sites })
        });
    let router = unary(
        router,
        said,
        "orders.v1.Relating/RecordCompanySite",
        |caller, asked: &orders::RecordCompanySiteRequest| {
            only(caller, &[Role::OrderDesk])?;
            if asked.establishment == "1" {
                return Err(Refusal::invalid("establishment", "ESTABLISHMENT_UNREADABLE", ENGLISH).into());
            }
            let address = asked.address.clone().unwrap_or_default();
            assert_eq!((asked.site_name.as_str(), address.country.as_str()), ("Loods", "FR"), "{asked:?}");
            Ok(orders::RecordCompanySiteResponse { site_id: "vestiging-3".into() })
        },
    );
    unary(router, said, "orders.v1.Executing/NameDeliverySite", |caller, asked: &orders::NameDeliverySiteRequest| {
        only(caller, &[Role::OrderDesk])?;
        if asked.site_id == "vestiging-2" {
            return Err(Refusal::new(Kind::Precondition, "SITE_CLOSED", ENGLISH).into());
        }
        assert_eq!(asked.site_id, "vestiging-1", "{asked:?}");
        Ok(orders::NameDeliverySiteResponse::default())
    })
}

/// An open site and one that is closed.
fn sites() -> Vec<orders::CompanySite> {
    let site = |number: u32, name: &str, closed| orders::CompanySite {
        site_id: format!("vestiging-{number}"),
        site_name: name.into(),
        establishment: "2000000042".into(),
        address: Some(orders::Address {
            street: "Verzonnenstraat 7".into(),
            postcode: "8800".into(),
            city: "Roeselare".into(),
            country: "BE".into(),
        }),
        closed,
        ..orders::CompanySite::default()
    };
    vec![site(1, "Magazijn", false), site(2, "Oude loods", true)]
}
