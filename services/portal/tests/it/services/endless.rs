//! Services whose lists have no end: after every page comes another. Who reads a list whole is found out.
#![allow(clippy::needless_update, reason = "some answers have no field but these")]

use std::sync::Arc;

use axum::Router;
use tempfile::TempDir;
use tonic::Status;
use werkbrug_chassis::identity::Caller;
use werkbrug_proto::{crews, invoicing, orders, pipeline, social};

use super::{Said, Services, unary, unary_for};

impl Services {
    /// All four, at one free address.
    pub(crate) async fn without_end(dir: &TempDir) -> Self {
        Self::answering(dir, router).await
    }

    /// The lists that were asked for since somebody last looked, with how many rows.
    pub(crate) fn asked(&self) -> Vec<(&'static str, i32)> {
        std::mem::take(&mut *self.said.asked.lock().unwrap())
    }
}

macro_rules! endless {
    ($router:expr, $said:expr, $path:literal, $ask:ident, $answer:ident, $rows:ident) => {{
        let asks = Arc::clone($said);
        unary($router, $said, $path, move |_: &Caller, asked: &$ask| {
            asks.asked.lock().unwrap().push(($path, asked.page_size));
            let $rows = vec![Default::default(); usize::try_from(asked.page_size).unwrap().min(60)];
            Ok::<$answer, Status>($answer { $rows, next_page_token: "verder".into(), ..Default::default() })
        })
    }};
}

fn router(said: &Arc<Said>) -> Router {
    use invoicing::{
        ListDifferencesRequest, ListDifferencesResponse, ListInvoicesRequest, ListInvoicesResponse,
        ListPremiumRunsRequest, ListPremiumRunsResponse, ListTariffsRequest, ListTariffsResponse,
        ListUninvoicedRequest, ListUninvoicedResponse, ListWorkerPremiumsRequest, ListWorkerPremiumsResponse,
    };
    use orders::{
        ListCompaniesRequest, ListCompaniesResponse, ListLateOrdersRequest, ListLateOrdersResponse, ListOrdersRequest,
        ListOrdersResponse,
    };
    use social::{
        ListAbsencesRequest, ListAbsencesResponse, ListFollowUpsRequest, ListFollowUpsResponse, ListWorkersRequest,
        ListWorkersResponse,
    };
    let r = Router::new();
    let r = endless!(r, said, "orders.v1.Orders/ListOrders", ListOrdersRequest, ListOrdersResponse, orders);
    let r = endless!(r, said, "orders.v1.Orders/ListLateOrders", ListLateOrdersRequest, ListLateOrdersResponse, orders);
    let r = endless!(r, said, "orders.v1.Orders/ListCompanies", ListCompaniesRequest, ListCompaniesResponse, companies);
    let r = endless!(r, said, "social.v1.Social/ListWorkers", ListWorkersRequest, ListWorkersResponse, workers);
    let r = endless!(r, said, "social.v1.Social/ListAbsences", ListAbsencesRequest, ListAbsencesResponse, absences);
    let r =
        endless!(r, said, "social.v1.Social/ListFollowUps", ListFollowUpsRequest, ListFollowUpsResponse, follow_ups);
    let r =
        endless!(r, said, "invoicing.v1.Invoicing/ListInvoices", ListInvoicesRequest, ListInvoicesResponse, invoices);
    let r = endless!(r, said, "invoicing.v1.Invoicing/ListTariffs", ListTariffsRequest, ListTariffsResponse, tariffs);
    let r = endless!(
        r,
        said,
        "invoicing.v1.Invoicing/ListUninvoiced",
        ListUninvoicedRequest,
        ListUninvoicedResponse,
        minutes
    );
    let r = endless!(
        r,
        said,
        "invoicing.v1.Invoicing/ListPremiumRuns",
        ListPremiumRunsRequest,
        ListPremiumRunsResponse,
        runs
    );
    let r = endless!(
        r,
        said,
        "invoicing.v1.Invoicing/ListDifferences",
        ListDifferencesRequest,
        ListDifferencesResponse,
        differences
    );
    let r = endless!(
        r,
        said,
        "invoicing.v1.Invoicing/ListWorkerPremiums",
        ListWorkerPremiumsRequest,
        ListWorkerPremiumsResponse,
        lines
    );
    single(of_crews(r, said), said)
}

fn of_crews(router: Router, said: &Arc<Said>) -> Router {
    use crews::{ListEngagementsRequest, ListEngagementsResponse, ListShiftsRequest, ListShiftsResponse};
    let r = endless!(router, said, "crews.v1.Crews/ListShifts", ListShiftsRequest, ListShiftsResponse, shifts);
    endless!(r, said, "crews.v1.Crews/ListEngagements", ListEngagementsRequest, ListEngagementsResponse, engagements)
}

/// The one thing that a page of a list stands under, and where the log ends.
fn single(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "orders.v1.Orders/GetCompany", |_: &Caller, _: &orders::GetCompanyRequest| {
        Ok::<_, Status>(orders::Company { company_id: "bedrijf-1".into(), ..orders::Company::default() })
    });
    unary_for(router, said, "pipeline.v1.Pipeline/GetHead", |_, _: &Caller, _: &pipeline::GetHeadRequest| {
        Ok(pipeline::Head::default())
    })
}
