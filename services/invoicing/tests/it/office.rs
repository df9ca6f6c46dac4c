//! Finance's office: the service, somebody of finance, and what others told.

use std::sync::atomic::{AtomicU32, Ordering};

use jiff::civil::date;
use tonic::{Status, service::interceptor::InterceptedService, transport::Channel};
use uuid::Uuid;
use werkbrug_chassis::{refusal::reason_of, rpc::Bearer};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{Backend, Bench};
use werkbrug_proto::{
    crews::{MinutesApproved, MinutesHeld},
    invoicing::{
        GetTotalsRequest, IssueInvoiceRequest, IssueInvoiceResponse, RecordDmfaLineRequest, RecordPaymentRequest,
        RunPremiumRequest, RunPremiumResponse, SetParameterRequest, SetTariffRequest, Totals,
        books_client::BooksClient, invoicing_client::InvoicingClient,
    },
    orders::CompanyRegistered,
    social::{GuidanceNeed, Scheme, SupportPackageGranted, WorkerCodeRecorded, WorkerRegistered},
};

/// A client that speaks for a person.
pub(crate) type Client = InvoicingClient<InterceptedService<Channel, Bearer>>;
/// The same for the books.
pub(crate) type Books = BooksClient<InterceptedService<Channel, Bearer>>;

/// The service on a Monday, with finance at the desk.
pub(crate) struct Office {
    pub(crate) bench: Bench,
    pub(crate) finance: Client,
    asked: AtomicU32,
}

/// The published figures and policies that the stories use, with their first day.
const PARAMETERS: [(&str, &str, &str, &str); 17] = [
    ("ggmmi", "2070.48", "2024-05-01", "published"),
    ("ggmmi", "2111.89", "2025-02-01", "published"),
    ("ggmmi_in_quarter", "start", "2024-01-01", "unconfirmed"),
    ("cap_multiple", "2", "2024-01-01", "published"),
    ("guidance.collective.fixed", "400.00", "2024-01-01", "unconfirmed"),
    ("guidance.collective.low", "100.00", "2024-01-01", "unconfirmed"),
    ("guidance.collective.mid", "200.00", "2024-01-01", "unconfirmed"),
    ("guidance.collective.high", "300.00", "2024-01-01", "unconfirmed"),
    ("guidance.individual.fixed_first", "1200.00", "2023-07-01", "published"),
    ("guidance.individual.fixed_first_quarters", "5", "2023-07-01", "published"),
    ("guidance.individual.fixed_after", "600.00", "2023-07-01", "published"),
    ("guidance.individual.low", "430.00", "2023-07-01", "published"),
    ("guidance.individual.mid", "730.00", "2023-07-01", "published"),
    ("guidance.individual.high", "1280.00", "2023-07-01", "published"),
    ("contingent_fte", "1.5", "2024-01-01", "unconfirmed"),
    ("fixed_heads_factor", "1.15", "2024-01-01", "published"),
    ("straddle", "out", "2024-01-01", "unconfirmed"),
];

impl Office {
    pub(crate) async fn open(backend: Backend) -> Self {
        let bench = Bench::start(werkbrug_invoicing::service(), backend, date(2026, 11, 23)).await;
        let finance = InvoicingClient::new(bench.client_channel(&bench.viewer(Role::Finance)));
        Self { bench, finance, asked: AtomicU32::new(0) }
    }

    /// The books, as finance sees them.
    pub(crate) fn books(&self) -> Books {
        BooksClient::new(self.bench.client_channel(&self.bench.viewer(Role::Finance)))
    }

    pub(crate) fn request_id(&self) -> String {
        format!("request-{}", self.asked.fetch_add(1, Ordering::Relaxed))
    }

    /// The workshop itself, as orders tells it.
    pub(crate) async fn hear_own_company(&self) {
        let own = CompanyRegistered {
            is_own: true,
            iban: Some("BE88999999999241".to_owned()),
            ..company(Uuid::now_v7(), "0999000129", "Voorbeeldatelier")
        };
        self.hear_company(&own).await;
    }

    /// A customer, as orders tells it.
    pub(crate) async fn hear_customer(&self, name: &str) -> Uuid {
        let id = Uuid::now_v7();
        self.hear_company(&company(id, "0999000228", name)).await;
        id
    }

    pub(crate) async fn hear_company(&self, said: &CompanyRegistered) {
        let id = Uuid::parse_str(&said.company_id).unwrap();
        self.bench.feed("orders", "companies", id, said).await.unwrap();
    }

    /// Minutes that a host approved, as crews tells it.
    pub(crate) async fn hear_minutes(&self, company: Uuid, class: &str, day: &str, minutes: u32) -> MinutesApproved {
        let said = MinutesApproved {
            approval_id: Uuid::now_v7().to_string(),
            shift_id: Uuid::now_v7().to_string(),
            engagement_id: Uuid::now_v7().to_string(),
            company_id: company.to_string(),
            place_name: "Hal Verzonnen".to_owned(),
            tariff_class: class.to_owned(),
            day: day.to_owned(),
            minutes,
        };
        self.hear_again(&said).await;
        said
    }

    pub(crate) async fn hear_again(&self, said: &MinutesApproved) {
        let shift = Uuid::parse_str(&said.shift_id).unwrap();
        self.bench.feed("crews", "time", shift, said).await.unwrap();
    }

    pub(crate) async fn hear_held(&self, approval_id: &str) {
        let shift = Uuid::now_v7();
        let said = MinutesHeld {
            approval_id: approval_id.to_owned(),
            shift_id: shift.to_string(),
            breach_id: Uuid::now_v7().to_string(),
        };
        self.bench.feed("crews", "time", shift, &said).await.unwrap();
    }

    /// A worker with a code and a package, as social tells it.
    pub(crate) async fn hear_worker(&self, code: &str, scheme: Scheme, percent: u32, from: &str) -> Uuid {
        self.hear_worker_until(code, (scheme, percent), from, None).await
    }

    /// The same with the last day of the package.
    pub(crate) async fn hear_worker_until(
        &self,
        code: &str,
        (scheme, percent): (Scheme, u32),
        from: &str,
        to: Option<&str>,
    ) -> Uuid {
        let worker = Uuid::now_v7();
        let name = WorkerRegistered { worker_id: worker.to_string(), display_name: format!("Verzonnen {code}") };
        self.bench.feed("social", "people", worker, &name).await.unwrap();
        let package = SupportPackageGranted {
            package_id: Uuid::now_v7().to_string(),
            worker_id: worker.to_string(),
            scheme: i32::from(scheme),
            percent,
            guidance: i32::from(GuidanceNeed::High),
            valid_from: from.to_owned(),
            valid_to: to.map(str::to_owned),
        };
        self.bench.feed("social", "entitlement", worker, &package).await.unwrap();
        let recorded = WorkerCodeRecorded { worker_id: worker.to_string(), worker_code: code.to_owned() };
        self.bench.feed("social", "entitlement", worker, &recorded).await.unwrap();
        worker
    }

    pub(crate) async fn set_tariff(&self, company: Uuid, class: &str, cents: i64, vat: (&str, &str)) {
        let request = SetTariffRequest {
            request_id: self.request_id(),
            company_id: company.to_string(),
            tariff_class: class.to_owned(),
            cents_per_hour: cents,
            valid_from: "2026-01-01".to_owned(),
            vat_category: vat.0.to_owned(),
            vat_rate: vat.1.to_owned(),
        };
        self.finance.clone().set_tariff(request).await.unwrap();
    }

    pub(crate) fn invoice_request(&self, company: Uuid) -> IssueInvoiceRequest {
        IssueInvoiceRequest {
            request_id: self.request_id(),
            company_id: company.to_string(),
            up_to: "2026-11-30".to_owned(),
            issue_date: "2026-11-23".to_owned(),
            order_reference: String::new(),
            payable_cents: None,
        }
    }

    pub(crate) async fn issue(&self, company: Uuid) -> Result<IssueInvoiceResponse, Status> {
        let request = self.invoice_request(company);
        self.finance.clone().issue_invoice(request).await.map(tonic::Response::into_inner)
    }

    pub(crate) async fn set_parameter(&self, name: &str, value: &str, from: &str, status: &str) {
        let request = SetParameterRequest {
            request_id: self.request_id(),
            name: name.to_owned(),
            value: value.to_owned(),
            valid_from: from.to_owned(),
            source: "verzonnen besluit".to_owned(),
            status: status.to_owned(),
        };
        self.finance.clone().set_parameter(request).await.unwrap();
    }

    pub(crate) async fn set_all_parameters(&self) {
        for (name, value, from, status) in PARAMETERS {
            self.set_parameter(name, value, from, status).await;
        }
    }

    /// A full-time line of the second quarter of 2025.
    pub(crate) fn dmfa_line(&self, code: &str, wage_cents: i64) -> RecordDmfaLineRequest {
        RecordDmfaLineRequest {
            request_id: self.request_id(),
            quarter: "2025Q2".to_owned(),
            worker_code: code.to_owned(),
            contract_fraction: "1".to_owned(),
            performed_fraction: "0.75".to_owned(),
            reference_wage_cents: wage_cents,
            has_wage_cost: true,
            sine_deduction_cents: 0,
            is_resuming: false,
        }
    }

    pub(crate) async fn record_line(&self, request: RecordDmfaLineRequest) -> String {
        self.finance.clone().record_dmfa_line(request).await.unwrap().into_inner().dmfa_line_id
    }

    pub(crate) async fn run(&self) -> Result<RunPremiumResponse, Status> {
        let request = RunPremiumRequest {
            request_id: self.request_id(),
            quarter: "2025Q2".to_owned(),
            ..RunPremiumRequest::default()
        };
        self.finance.clone().run_premium(request).await.map(tonic::Response::into_inner)
    }

    pub(crate) fn payment(&self, code: &str, wage_premium_cents: i64, guidance_cents: i64) -> RecordPaymentRequest {
        RecordPaymentRequest {
            request_id: self.request_id(),
            quarter: "2025Q2".to_owned(),
            worker_code: code.to_owned(),
            wage_premium_cents,
            guidance_cents,
            statement: "STAAT-2025-09".to_owned(),
            stated: None,
        }
    }

    pub(crate) async fn totals(&self) -> Totals {
        self.finance.clone().get_totals(GetTotalsRequest {}).await.unwrap().into_inner()
    }
}

pub(crate) fn company(id: Uuid, kbo: &str, name: &str) -> CompanyRegistered {
    CompanyRegistered {
        company_id: id.to_string(),
        kbo: kbo.to_owned(),
        company_name: name.to_owned(),
        is_customer: true,
        is_supplier: false,
        is_own: false,
        province: "West-Vlaanderen".to_owned(),
        sector: "verpakking".to_owned(),
        street: "Verzonnenstraat 1".to_owned(),
        postcode: "8000".to_owned(),
        city: "Voorbeeldgem".to_owned(),
        country: "BE".to_owned(),
        vat: Some(format!("BE{kbo}")),
        iban: None,
        email: "post@voorbeeld.invalid".to_owned(),
    }
}

/// The stable reason of a refusal.
pub(crate) fn reason<T: std::fmt::Debug>(answer: Result<T, Status>) -> String {
    reason_of(&answer.unwrap_err()).unwrap_or_default()
}
