//! The steps of a premium in the reader's own language. A step of a shape that is not known yet stays as it is, in Dutch,
//! and the page says so.

use maud::{Markup, html};

use crate::words::{Words, tongue::Tongue};

/// The list of steps.
pub(super) fn show(words: &Words, steps: &[String]) -> Markup {
    let told: Vec<(Option<String>, &str, Option<&str>)> = steps
        .iter()
        .map(|step| {
            let (reckoning, result) = parted(step);
            (words.premium_step(reckoning), reckoning, result)
        })
        .collect();
    let is_dutch = words.tongue() != Tongue::Nl && told.iter().any(|(sentence, _, _)| sentence.is_none());
    html! {
        @if is_dutch { p.soft { (words.say("premium-steps-dutch")) } }
        ol.derivation { @for (sentence, reckoning, result) in &told { li {
            @match sentence { Some(sentence) => span { (sentence) }, None => span lang="nl" { (reckoning) } }
            @if let Some(result) = result { " " span.result { "= " strong { (words.of_dutch(result).as_deref().unwrap_or(result)) } } }
        } } }
    }
}

/// The same as plain sentences, for paper.
pub(super) fn told(words: &Words, steps: &[String]) -> Vec<String> {
    let sentence = |step: &String| {
        let (reckoning, result) = parted(step);
        let told = words.premium_step(reckoning).unwrap_or_else(|| reckoning.to_owned());
        let result = result.map(|result| words.of_dutch(result).unwrap_or_else(|| result.to_owned()));
        result.map_or(told.clone(), |result| format!("{told} = {result}"))
    };
    steps.iter().map(sentence).collect()
}

/// A step and what comes out, at the last equals sign.
fn parted(step: &str) -> (&str, Option<&str>) {
    step.rsplit_once(" = ").map_or((step, None), |(reckoning, result)| (reckoning, Some(result)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    /// As the service writes them: `services/invoicing/domain/src/premium/steps.rs`.
    const WRITTEN: [&str; 10] = [
        "plafond 2 x 2.252,68 (GGMMI van het kwartaal) x 0,8 = 10.137,07",
        "geen loonkost in het kwartaal, niet op de lijst, geen premie",
        "plaats 17, tot hier 14,5 van 1.200,25 VTE: binnen het contingent",
        "plaats 18, tot hier 15,5 van 15 VTE: buiten het contingent, geen premie",
        "loon 9.000,00, plafond 10.137,07, dus 9.000,00 x 55 % = 4.950,00",
        "min SINE 120,00, niet onder 0, geeft 4.830,00",
        "vaste begeleidingspremie 1.500,00",
        "geen begeleidingsnood, variabele begeleidingspremie 0,00",
        "variabele begeleidingspremie (gemiddeld) 300,00 x 0,75 = 225,00",
        "samen 4.830,00 + 1.500,00 + 225,00 = 6.555,00",
    ];

    #[test]
    fn every_step_reads_in_every_language_with_its_own_figures() {
        for step in WRITTEN {
            let [dutch, french, english] = in_each(|words| show(words, &[step.to_owned()]).into_string());
            for text in [&dutch, &french, &english] {
                assert!(
                    !text.contains('⟦') && !text.contains("lang=\"nl\"") && !text.contains("class=\"soft\""),
                    "{text}"
                );
            }
            assert_ne!(french, dutch, "{step}");
            assert_ne!(english, dutch, "{step}");
        }
        let [_, french, english] = in_each(|words| show(words, &[WRITTEN[4].to_owned()]).into_string());
        assert!(french.contains("9\u{202f}000,00") && french.contains("<strong>4\u{202f}950,00</strong>"), "{french}");
        assert!(english.contains("9,000.00 × 55") && english.contains("<strong>4,950.00</strong>"), "{english}");
    }

    #[test]
    fn no_figure_of_a_step_is_lost_in_dutch() {
        for step in WRITTEN {
            let text = show(&crate::words::tests::dutch(), &[step.to_owned()]).into_string();
            let is_figure = |part: &&str| part.starts_with(|letter: char| letter.is_ascii_digit());
            for figure in step.split([' ', ':']).map(|part| part.trim_end_matches(',')).filter(is_figure) {
                assert!(text.contains(figure), "{figure} of {step}: {text}");
            }
        }
    }

    #[test]
    fn a_step_of_a_later_shape_stays_as_it_is_and_says_that_it_is_dutch() {
        let later = ["een nieuwe stap 5,00 = 6,00", "loon veel, plafond 1,00, dus 1,00 x 55 % = 1,00"];
        for step in later {
            let texts = in_each(|words| show(words, &[step.to_owned()]).into_string());
            for (text, is_told) in texts.iter().zip([false, true, true]) {
                assert!(text.contains(parted(step).0) && text.contains("lang=\"nl\""), "{text}");
                assert_eq!(text.contains("class=\"soft\""), is_told, "{text}");
            }
        }
    }
}
