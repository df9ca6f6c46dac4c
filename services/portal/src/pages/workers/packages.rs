//! The work-support packages of somebody: for the social service and for finance, as the service decides.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::social::{GuidanceNeed, ListSupportPackagesRequest, Scheme, SupportPackage};

use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
    },
    reading::Reader,
    words::{Words, key},
};

/// How many stand in a file.
const SHOWN: i32 = 100;

/// Reads somebody's packages.
pub(crate) async fn read(reader: Reader<'_>, worker_id: &str) -> Result<Vec<SupportPackage>, Status> {
    let (worker_id, page_token) = (worker_id.to_owned(), String::new());
    let ask = ListSupportPackagesRequest { worker_id, page_size: SHOWN, page_token };
    Ok(reader.social()?.list_support_packages(ask).await?.into_inner().packages)
}

/// The packages, the newest first; the one of today stands out.
pub(crate) fn show(words: &Words, all: &[SupportPackage], today: Date) -> Markup {
    if all.is_empty() {
        return empty(&words.say("care-no-packages"));
    }
    let mut all: Vec<&SupportPackage> = all.iter().collect();
    all.sort_by(|one, other| other.valid_from.cmp(&one.valid_from));
    html! { ul.lines { @for one in all { li {
        span {
            strong { (words.percent(i64::from(one.percent).saturating_mul(100))) " · " (words.say(need(one.guidance()))) }
            br; span.soft { (words.say(scheme(one.scheme()))) }
        }
        span.core {
            @if is_of(one, today) { (badge(Tone::Info, &words.say("care-package-now"))) }
            span.soft {
                (words.day_cell(&one.valid_from, today)) " – "
                @match &one.valid_to {
                    Some(to) => (words.day_cell(to, today)),
                    None => (words.say("care-open-end")),
                }
            }
        }
    } } } }
}

/// Whether a package holds on this day.
fn is_of(one: &SupportPackage, day: Date) -> bool {
    let day = day.to_string();
    one.valid_from <= day && one.valid_to.as_ref().is_none_or(|to| day <= *to)
}

/// What a scheme is called.
pub(super) const fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Collective => key("care-scheme-collective"),
        Scheme::Individual => key("care-scheme-individual"),
        Scheme::Vop => key("care-scheme-vop"),
        Scheme::Unspecified => key("care-scheme-unknown"),
    }
}

/// What a need of guidance is called.
pub(super) const fn need(need: GuidanceNeed) -> &'static str {
    match need {
        GuidanceNeed::None => key("care-need-none"),
        GuidanceNeed::Low => key("care-need-low"),
        GuidanceNeed::Mid => key("care-need-mid"),
        GuidanceNeed::High => key("care-need-high"),
        GuidanceNeed::Unspecified => key("care-need-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::{dutch, in_each};

    fn package(percent: u32, from: &str, to: Option<&str>) -> SupportPackage {
        SupportPackage {
            percent,
            scheme: Scheme::Collective.into(),
            guidance: GuidanceNeed::Mid.into(),
            valid_from: from.into(),
            valid_to: to.map(str::to_owned),
            ..SupportPackage::default()
        }
    }

    #[test]
    fn the_package_of_today_stands_out_through_its_last_day() {
        let all = [package(45, "2026-01-01", Some("2026-11-23")), package(60, "2026-11-24", None)];
        for (day, now) in [(date(2026, 11, 23), "45"), (date(2026, 11, 24), "60")] {
            let text = show(&dutch(), &all, day).into_string();
            let line = text.split("<li>").find(|line| line.contains("badge")).unwrap();
            assert!(line.contains(&format!("{now}\u{a0}%")) && line.contains("begeleiding gemiddeld"), "{line}");
            assert_eq!(text.matches("badge").count() / line.matches("badge").count(), 1, "{text}");
        }
        assert!(
            in_each(|words| show(words, &all, date(2026, 1, 1)).into_string()).iter().all(|text| !text.contains('⟦'))
        );
    }
}
