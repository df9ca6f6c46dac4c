//! Between whom an agreement is.

use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::kbo::Kbo;
use werkbrug_proto::{
    crews::Engagement,
    orders::{Company, GetCompanyRequest, ListCompaniesRequest, get_company_request::Key},
};

use crate::{
    reading::{Read, Reader, within},
    words::{Words, key},
};

/// Both parties: as far as this role knows them, and else as the agreement names them.
pub(super) struct Parties {
    workshop: Option<Company>,
    host: Option<Company>,
}

/// Reads both; a party that cannot be read is left to its kind.
pub(super) async fn read(reader: Reader<'_>, agreement: &Engagement) -> Parties {
    let (workshop, host) = tokio::join!(
        within("own company", Box::pin(workshop(reader))),
        within("company", Box::pin(host(reader, &agreement.company_id)))
    );
    let named = |name: &str, kbo: &str| {
        let company = Company { company_name: name.to_owned(), kbo: kbo.to_owned(), ..Company::default() };
        (!name.is_empty()).then_some(company)
    };
    Parties {
        workshop: known(workshop).or_else(|| named(&agreement.workshop_name, &agreement.workshop_kbo)),
        host: known(host).or_else(|| named(&agreement.company_name, &agreement.company_kbo)),
    }
}

fn known(read: Read<Option<Company>>) -> Option<Company> {
    match read {
        Read::Seen(company) => company,
        Read::Hidden | Read::Silent => None,
    }
}

async fn workshop(reader: Reader<'_>) -> Result<Option<Company>, Status> {
    let ask = ListCompaniesRequest { own_only: true, page_size: 1, ..ListCompaniesRequest::default() };
    Ok(reader.orders()?.list_companies(ask).await?.into_inner().companies.pop())
}

/// A department has none.
async fn host(reader: Reader<'_>, company_id: &str) -> Result<Option<Company>, Status> {
    if company_id.is_empty() {
        return Ok(None);
    }
    let ask = GetCompanyRequest { key: Some(Key::CompanyId(company_id.to_owned())) };
    Ok(Some(reader.orders()?.get_company(ask).await?.into_inner()))
}

impl Parties {
    /// Each party under what it is.
    pub(super) fn show(&self, words: &Words, has_host: bool) -> Markup {
        html! {
            dl.doc-facts {
                div { dt { (words.say("doc-workshop")) } dd { (party(words, self.workshop.as_ref(), key("doc-the-workshop"))) } }
                @if has_host {
                    div { dt { (words.say("doc-host")) } dd { (party(words, self.host.as_ref(), key("doc-the-host"))) } }
                }
            }
        }
    }
}

fn party(words: &Words, company: Option<&Company>, unknown: &'static str) -> Markup {
    let Some(company) = company else {
        return html! { (words.say(unknown)) };
    };
    let number = Kbo::parse(&company.kbo).map_or_else(|_| company.kbo.clone(), |kbo| kbo.dotted());
    let address = company.address.clone().unwrap_or_default();
    html! {
        strong { (company.company_name) }
        span { (words.fill("doc-kbo", &[("number", number.into())])) }
        @if !address.street.is_empty() { span { (address.street) ", " (address.postcode) " " (address.city) } }
    }
}
