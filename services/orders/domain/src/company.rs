//! A company: customer, supplier or the workshop itself, one record for each KBO number.

use werkbrug_kernel::{iban::Iban, id::Id, kbo::Kbo, vat::Vat};

use crate::refusal::Refusal;

/// What a company is to the workshop; one may be several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// The workshop works for it.
    pub is_customer: bool,
    /// The workshop buys from it.
    pub is_supplier: bool,
    /// It is the workshop.
    pub is_own: bool,
}

/// Where a company is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Two letters.
    pub country: String,
}

/// What is known of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Its number in the Crossroads Bank for Enterprises.
    pub kbo: Kbo,
    /// Its name.
    pub name: String,
    /// What it is to the workshop.
    pub roles: Roles,
    /// Province of its seat.
    pub province: String,
    /// Sector it works in.
    pub sector: String,
    /// Its seat.
    pub address: Address,
    /// Its VAT number, when it is liable to VAT.
    pub vat: Option<Vat>,
    /// Where money is paid to.
    pub iban: Option<Iban>,
    /// Where invoices are sent to; may be empty.
    pub email: String,
}

/// A company in the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Its identity.
    pub id: Id<Self>,
    /// What is known of it.
    pub details: Details,
}

impl Company {
    /// Records a company. A VAT number is `BE` and the own KBO number; an account number is kept
    /// of the own workshop only.
    pub fn record(id: Id<Self>, details: Details) -> Result<Self, Refusal> {
        let roles = details.roles;
        if !(roles.is_customer || roles.is_supplier || roles.is_own) {
            return Err(Refusal::NoRole);
        }
        let vat = details.vat.as_ref();
        if vat.is_some_and(|vat| *vat.kbo() != details.kbo) {
            return Err(Refusal::VatOfAnotherCompany);
        }
        if details.iban.is_some() && !roles.is_own {
            return Err(Refusal::AccountOfAnother);
        }
        Ok(Self { id, details })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUSTOMER: Roles = Roles { is_customer: true, is_supplier: false, is_own: false };
    const OWN: Roles = Roles { is_customer: false, is_supplier: false, is_own: true };
    const BOTH: Roles = Roles { is_customer: true, is_supplier: true, is_own: false };
    const NONE: Roles = Roles { is_customer: false, is_supplier: false, is_own: false };

    #[test]
    fn a_company_has_a_role_its_own_vat_number_and_no_account_unless_it_is_ours() {
        let own_vat = Some("BE1999000150");
        let other_vat = Some("BE1999000249");
        let account = Some("BE49999000000171");
        let table = [
            (CUSTOMER, own_vat, None, Ok(())),
            (BOTH, None, None, Ok(())),
            (OWN, own_vat, account, Ok(())),
            (NONE, None, None, Err(Refusal::NoRole)),
            (CUSTOMER, other_vat, None, Err(Refusal::VatOfAnotherCompany)),
            (CUSTOMER, None, account, Err(Refusal::AccountOfAnother)),
        ];
        for (roles, vat, iban, answer) in table {
            let details = Details {
                kbo: Kbo::parse("1999000150").unwrap(),
                name: "Voorbeeld NV".to_owned(),
                roles,
                province: String::new(),
                sector: String::new(),
                address: Address::default(),
                vat: vat.map(|vat| Vat::parse(vat).unwrap()),
                iban: iban.map(|iban| Iban::parse(iban).unwrap()),
                email: String::new(),
            };
            let id = Id::from_uuid(uuid::Uuid::nil());
            let found = Company::record(id, details).map(|_| ());
            assert_eq!(found, answer, "{roles:?} {vat:?} {iban:?}");
        }
    }
}
