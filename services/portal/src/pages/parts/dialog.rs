//! A question on top of the page; without script its content stands at the foot of the page.

use maud::{Markup, html};

use crate::{pages::parts::icon::Icon, words::Words};

/// A dialog, opened by [`crate::pages::parts::button::opens`] with the same id.
pub(crate) fn dialog(words: &Words, id: &str, title: &str, content: &Markup) -> Markup {
    html! {
        dialog id=(id) aria-labelledby={ "kop-" (id) } {
            form.close method="dialog" {
                button.bare type="submit" aria-label=(words.say("parts-close")) { (Icon::Close.draw()) }
            }
            h2 id={ "kop-" (id) } { (title) }
            (content)
        }
    }
}
