//! A company in a request: numbers are checked, texts are bounded.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::{iban::Iban, identifiers::IdentifierFault, kbo::Kbo, vat::Vat};
use werkbrug_orders_domain::company::{Address, Details, Roles};
use werkbrug_proto::orders::{
    Address as AddressMessage, CompanyRole, GetCompanyRequest, RegisterCompanyRequest, get_company_request,
};

use super::{TEXT, optional_text, text, uuid};
use crate::{app::register_company::RegisterCompany, store::company::Key};

/// Most characters in a province or sector.
const NAME: usize = 80;
/// Most characters in a postal code.
const POSTCODE: usize = 12;
/// Letters of a country.
const COUNTRY: usize = 2;

/// A company to record.
pub(crate) fn register(request: &RegisterCompanyRequest) -> Result<RegisterCompany, Refusal> {
    let kbo = Kbo::parse(&request.kbo).map_err(|fault| wrong("kbo", fault))?;
    let vat = filled(request.vat.as_deref()).map(Vat::parse).transpose();
    let iban = filled(request.iban.as_deref()).map(Iban::parse).transpose();
    let details = Details {
        kbo,
        name: text("company_name", &request.company_name, TEXT)?,
        roles: roles(&request.roles)?,
        province: optional_text("province", &request.province, NAME)?,
        sector: optional_text("sector", &request.sector, NAME)?,
        address: address(request.address.as_ref())?,
        vat: vat.map_err(|fault| wrong("vat", fault))?,
        iban: iban.map_err(|fault| wrong("iban", fault))?,
        email: email(&request.email)?,
    };
    Ok(RegisterCompany { details })
}

/// A company to look up.
pub(crate) fn key(request: &GetCompanyRequest) -> Result<Key, Refusal> {
    match &request.key {
        Some(get_company_request::Key::CompanyId(id)) => Ok(Key::Id(uuid("company_id", id)?)),
        Some(get_company_request::Key::Kbo(kbo)) => {
            let kbo = Kbo::parse(kbo).map_err(|fault| wrong("kbo", fault))?;
            Ok(Key::Kbo(kbo))
        }
        None => {
            let text = "name the company by its id or its KBO number";
            Err(Refusal::invalid("key", "KEY_MISSING", text))
        }
    }
}

fn roles(numbers: &[i32]) -> Result<Roles, Refusal> {
    let mut roles = Roles::default();
    for (index, number) in numbers.iter().enumerate() {
        match CompanyRole::try_from(*number) {
            Ok(CompanyRole::Customer) => roles.is_customer = true,
            Ok(CompanyRole::Supplier) => roles.is_supplier = true,
            Ok(CompanyRole::Own) => roles.is_own = true,
            Ok(CompanyRole::Unspecified) | Err(_) => {
                let text = "a company is a customer, a supplier or the own workshop";
                return Err(Refusal::invalid(format!("roles[{index}]"), "ROLE_UNKNOWN", text));
            }
        }
    }
    Ok(roles)
}

/// Where a company or a site is; empty when nothing is said.
pub(crate) fn address(said: Option<&AddressMessage>) -> Result<Address, Refusal> {
    let Some(address) = said else {
        return Ok(Address::default());
    };
    let country = optional_text("address.country", &address.country, COUNTRY)?;
    if !country.is_empty() && (country.len() != COUNTRY || !country.chars().all(|c| c.is_ascii_uppercase())) {
        let text = "a country has two capital letters";
        return Err(Refusal::invalid("address.country", "COUNTRY_UNREADABLE", text));
    }
    Ok(Address {
        street: optional_text("address.street", &address.street, TEXT)?,
        postcode: optional_text("address.postcode", &address.postcode, POSTCODE)?,
        city: optional_text("address.city", &address.city, TEXT)?,
        country,
    })
}

fn email(value: &str) -> Result<String, Refusal> {
    let value = optional_text("email", value, TEXT)?;
    let reads_well = match value.split_once('@') {
        Some((user, host)) => {
            let is_word = |part: &str| !part.is_empty() && !part.contains([' ', '@', '<', '>']);
            is_word(user) && is_word(host)
        }
        None => value.is_empty(),
    };
    if reads_well {
        return Ok(value);
    }
    let text = "an e-mail address reads like info@voorbeeld.example";
    Err(Refusal::invalid("email", "EMAIL_UNREADABLE", text))
}

fn filled(value: Option<&str>) -> Option<&str> {
    value.filter(|value| !value.is_empty())
}

fn wrong(field: &str, fault: IdentifierFault) -> Refusal {
    let reason = fault.reason();
    Refusal::invalid(field, "IDENTIFIER_WRONG", fault.to_string()).with_fact("identifier", reason)
}
