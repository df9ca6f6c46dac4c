//! A place of a company where goods go, and whose goods may go there.

use werkbrug_kernel::id::Id;

use crate::{company::Company, order::Order, refusal::Refusal};

/// A site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// Whose it is.
    pub company: Id<Company>,
    /// No order goes there any more.
    pub is_closed: bool,
}

impl Site {
    /// Whether goods of this company may go there.
    pub fn check_for(&self, company: Id<Company>) -> Result<(), Refusal> {
        if self.company != company {
            return Err(Refusal::SiteOfAnother);
        }
        if self.is_closed { Err(Refusal::SiteClosed) } else { Ok(()) }
    }
}

impl Order {
    /// Whether the goods of this quote or order may go there from now on; nothing stands for no site in particular.
    pub fn check_delivery_to(&self, site: Option<&Site>) -> Result<(), Refusal> {
        self.check_goes_on()?;
        site.map_or(Ok(()), |site| site.check_for(self.company))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::{ending::LossReason, order::Stage};

    #[test]
    fn goods_go_to_an_open_site_of_their_own_customer_until_they_left() {
        let company = |number| Id::from_uuid(Uuid::from_u128(number));
        let (own, other) = (company(1), company(2));
        let (day, quoted) = (date(2026, 12, 1), Stage::Quoted);
        let site = |company, is_closed| Some(Site { company, is_closed });
        let table = [
            (quoted.clone(), None, Ok(())),
            (quoted.clone(), site(own, false), Ok(())),
            (quoted.clone(), site(own, true), Err(Refusal::SiteClosed)),
            (quoted.clone(), site(other, false), Err(Refusal::SiteOfAnother)),
            (quoted, site(other, true), Err(Refusal::SiteOfAnother)),
            (Stage::Lost(day, LossReason::NoAnswer), site(own, false), Err(Refusal::AlreadyLost { on: day })),
            (Stage::Lost(day, LossReason::NoAnswer), None, Err(Refusal::AlreadyLost { on: day })),
        ];
        for (stage, site, answer) in table {
            let order = Order {
                id: Id::from_uuid(Uuid::nil()),
                company: own,
                reference: String::new(),
                lines: Vec::new(),
                valid_until: day,
                material_on: None,
                hold: None,
                stage,
            };
            assert_eq!(order.check_delivery_to(site.as_ref()), answer, "{:?} {site:?}", order.stage);
        }
    }
}
