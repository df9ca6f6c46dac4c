//! The mail that confirms what was said, in the customer's language. The desk sends it from its own program.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::orders::{Company, Hold, Order};

use crate::{
    pages::parts::button::{self, Weight},
    words::{Words, tongue::Tongue},
};

/// Postal codes of Wallonia; in Brussels Dutch is as good as French.
const WALLONIA: [std::ops::RangeInclusive<u32>; 2] = [1_300..=1_499, 4_000..=7_999];

/// The language in which a company probably reads: by its country, and in Belgium by its postal code.
pub(crate) fn tongue_of(company: &Company) -> Tongue {
    let address = company.address.clone().unwrap_or_default();
    match address.country.as_str() {
        "" | "BE" => {
            let is_walloon =
                address.postcode.parse().is_ok_and(|code| WALLONIA.iter().any(|part| part.contains(&code)));
            if is_walloon { Tongue::Fr } else { Tongue::Nl }
        }
        "NL" => Tongue::Nl,
        "FR" | "LU" | "MC" => Tongue::Fr,
        _ => Tongue::En,
    }
}

/// The text; nothing when there is nothing to confirm. `words` are the customer's.
pub(crate) fn text(words: &Words, (order, hold): (&Order, Option<&Hold>), today: Date) -> Option<String> {
    let long = |iso: &str| iso.parse().map_or_else(|_| String::new(), |day: Date| words.long_day(day));
    let mut lines = vec![words.fill("rush-mail-subject", &[("reference", order.order_reference.as_str().into())])];
    lines.extend([String::new(), words.say("rush-mail-greeting").into_owned(), String::new()]);
    match (&order.promised_on, hold) {
        (Some(day), _) => lines.push(words.fill("rush-mail-promised", &[("day", long(day).into())])),
        (None, Some(hold)) => {
            let time = words.time_on(hold.held_until_us, today);
            lines.push(words.fill("rush-mail-held", &[("day", long(&hold.said_on).into()), ("time", time.into())]));
        }
        (None, None) => return None,
    }
    for line in &order.lines {
        let pieces = words.fill("order-pieces", &[("count", line.pieces.into())]);
        lines.push(format!("- {}: {pieces}", line.line_description));
    }
    if let Some(material_on) = &order.material_on {
        lines.push(words.fill("rush-mail-material", &[("day", long(material_on).into())]));
    }
    lines.extend([String::new(), words.say("rush-mail-end").into_owned()]);
    Some(lines.join("\n"))
}

/// The mail with a choice of languages; `here` is the address of its page.
pub(crate) fn show(words: &Words, (here, company): (&str, &Company), tongue: Tongue, text: Option<&str>) -> Markup {
    let Some(text) = text else {
        return html! { p.soft { (words.say("rush-mail-none")) } };
    };
    let joint = if here.contains('?') { '&' } else { '?' };
    let lines = text.lines().count().clamp(6, 24);
    html! {
        p.core { @for other in Tongue::ALL {
            @if other == tongue { strong { (other.own_name()) } " " }
            @else { a href={ (here) (joint) "taal=" (other.code()) } lang=(other.code()) { (other.own_name()) } " " }
        } }
        div.field {
            label for="veld-mail" { (words.say("rush-mail-text")) }
            textarea id="veld-mail" readonly rows=(lines) lang=(tongue.code()) { (text) }
        }
        @if !company.email.is_empty() {
            p { (button::link(Weight::Plain, &format!("mailto:{}", company.email), &company.email)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::orders::Address;

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_company_is_written_to_in_its_own_language() {
        let table = [
            ("BE", "8800", Tongue::Nl),
            ("", "1299", Tongue::Nl),
            ("BE", "1300", Tongue::Fr),
            ("BE", "1499", Tongue::Fr),
            ("BE", "1500", Tongue::Nl),
            ("BE", "3999", Tongue::Nl),
            ("BE", "4000", Tongue::Fr),
            ("BE", "7999", Tongue::Fr),
            ("BE", "8000", Tongue::Nl),
            ("FR", "59000", Tongue::Fr),
            ("NL", "4500", Tongue::Nl),
            ("DE", "50667", Tongue::En),
        ];
        for (country, postcode, tongue) in table {
            let address = Address { country: country.into(), postcode: postcode.into(), ..Address::default() };
            let company = Company { address: Some(address), ..Company::default() };
            assert_eq!(tongue_of(&company), tongue, "{country} {postcode}");
        }
    }

    #[test]
    fn the_mail_says_the_day_and_the_pieces_in_each_language() {
        let line = werkbrug_proto::orders::OrderLine {
            line_description: "voorbeelddozen".into(),
            pieces: 1_200,
            ..werkbrug_proto::orders::OrderLine::default()
        };
        let order = Order {
            order_reference: "PO-7".into(),
            promised_on: Some("2026-11-27".into()),
            lines: vec![line],
            ..Order::default()
        };
        let today = jiff::civil::date(2026, 11, 23);
        for mail in in_each(|words| text(words, (&order, None), today).unwrap_or_default()) {
            assert!(mail.contains("PO-7") && mail.contains("27") && mail.contains("voorbeelddozen"), "{mail}");
        }
        let quote = Order { promised_on: None, ..order };
        assert!(in_each(|words| text(words, (&quote, None), today).unwrap_or_default()).iter().all(String::is_empty));
    }
}
