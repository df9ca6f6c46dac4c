//! One role's way, step by step; each step leaves a picture, and at the end none may be missing.

use std::time::Instant;

use werkbrug_kernel::role::Role;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::people::Persona;

use super::{NOT_FOR, files};

/// Most sheets that a page takes on paper.
const SHEETS_MAX: usize = 8;

/// What everybody does with the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    SignIn,
    Find,
    Filter,
    Export,
    Print,
    Wall,
    Keyboard,
    Phone,
}

impl Step {
    const ALL: [Self; 8] =
        [Self::SignIn, Self::Find, Self::Filter, Self::Export, Self::Print, Self::Wall, Self::Keyboard, Self::Phone];

    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Find => "find",
            Self::Filter => "filter",
            Self::Export => "export",
            Self::Print => "print",
            Self::Wall => "wall",
            Self::Keyboard => "keyboard",
            Self::Phone => "phone",
        }
    }
}

/// A role on its way.
pub(crate) struct Journey {
    pub(crate) browser: Browser,
    role: Role,
    taken: Vec<Step>,
    began: Instant,
}

impl Journey {
    /// In by the door, to where this role comes in.
    pub(crate) async fn begin(browser: Browser, who: Persona) -> Self {
        let began = Instant::now();
        browser.forget_cookies().await;
        browser.watch_the_mouse().await;
        browser.open("/").await;
        browser.put_the_mouse_away().await;
        browser.click("link", "Aanmelden").await;
        browser.choose(&who).await;
        browser.see(&who.name).await;
        // Coming in is done with the mouse; so we know that a touch of it would be seen later on.
        assert!(browser.touches().await > 0, "a click was not seen");
        let mut journey = Self { browser, role: who.role(), taken: Vec::new(), began };
        let menu = journey.browser.menu().await;
        assert_eq!(Some(&journey.browser.path().await), menu.first(), "{} comes in at the first room", who.name);
        journey.took(Step::SignIn).await;
        journey
    }

    /// A step is done: it leaves a picture, named after the role and the step.
    pub(crate) async fn took(&mut self, step: Step) {
        self.browser.picture(&format!("{}-{}", self.role.as_str(), step.name())).await;
        if !self.taken.contains(&step) {
            self.taken.push(step);
        }
    }

    /// `/`, a few letters, Enter, and the thing itself by its name.
    pub(crate) async fn searches(&mut self, text: &str, name: &str, to: &str) {
        self.asks(text).await;
        self.browser.click_in("main ul.results", "link", name).await;
        self.arrives_at(to).await;
        self.took(Step::Find).await;
    }

    /// The same for what is there and not for this person: nothing leads to it.
    pub(crate) async fn finds_nothing(&mut self, text: &str) {
        self.asks(text).await;
        self.browser.see("Niets gevonden").await;
        assert_eq!(self.browser.count("main ul.results a").await, 0, "{:?} found {text}", self.role);
    }

    async fn asks(&self, text: &str) {
        self.browser.press("/").await;
        self.browser.wait_for_script("the search has the keyboard", "document.activeElement.id === 'zoek'").await;
        self.browser.press("Control+a").await;
        self.browser.type_text(text).await;
        self.browser.press("Enter").await;
        let browser = &self.browser;
        browser
            .wait_for(&format!("the answer to «{text}»"), async || {
                browser.path().await.starts_with("/zoek?q=") && browser.value_of("main input[name=q]").await == text
            })
            .await;
    }

    /// Ctrl+K, a few letters, and Enter on what is offered under this name.
    pub(crate) async fn jumps(&mut self, text: &str, name: &str, to: &str) {
        self.browser.press("Control+k").await;
        self.browser.wait_for_script("the palette", "document.activeElement.id === 'palet-vraag'").await;
        self.browser.type_text(text).await;
        let chosen = "#palet-lijst [aria-selected=true]";
        let lines = "#palet-lijst [role=option]";
        let browser = &self.browser;
        browser.wait_for(name, async || browser.texts_of(lines).await.iter().any(|line| line.contains(name))).await;
        self.took(Step::Find).await;
        let browser = &self.browser;
        browser
            .wait_for("the line is chosen", async || {
                let is_chosen = browser.text_of(chosen).await.contains(name);
                if !is_chosen {
                    browser.press("ArrowDown").await;
                }
                is_chosen
            })
            .await;
        self.browser.press("Enter").await;
        self.arrives_at(to).await;
    }

    /// The list shows what fits and nothing else, and its address brings the same again.
    pub(crate) async fn filtered_by(&mut self, in_address: &str, fits: &str, before: usize) {
        self.arrives_at(in_address).await;
        let rows = self.rows().await;
        let all_fit = rows.iter().all(|row| row.to_lowercase().contains(&fits.to_lowercase()));
        assert!(all_fit && !rows.is_empty() && rows.len() < before, "{fits}, of {before}: {rows:#?}");
        self.browser.reload().await;
        assert_eq!(self.rows().await, rows, "the address brings the same rows");
        self.took(Step::Filter).await;
    }

    /// The rows of the list, as they are seen.
    pub(crate) async fn rows(&self) -> Vec<String> {
        self.browser.texts_of("table.list tbody tr").await
    }

    /// Both kinds of file hold what stands on the screen, cell by cell.
    pub(crate) async fn exports(&mut self, path: &str) {
        self.browser.open(path).await;
        self.browser.click_css("details.pop:not(#filters) > summary").await;
        self.took(Step::Export).await;
        files::are_as_on_screen(&self.browser, path).await;
    }

    /// A small table of the page that is open goes along as both kinds of file, cell by cell.
    pub(crate) async fn takes_along(&mut self, part: &str) {
        self.took(Step::Export).await;
        files::of_the_table_in(&self.browser, part).await;
    }

    /// The page on paper: a few sheets with these words, and without those that stand on the screen only.
    pub(crate) async fn prints(&mut self, path: &str, says: &[&str], hides: &[&str]) -> usize {
        self.browser.open(path).await;
        self.settles().await;
        let text = self.browser.text().await;
        let paper = self.browser.print(&format!("{}-print", self.role.as_str())).await;
        let sheets = paper.pages();
        assert!((1..=SHEETS_MAX).contains(&sheets), "{path} takes {sheets} sheets");
        for words in says {
            assert!(paper.says(words), "{path} on paper does not say «{words}»:\n{}", paper.text());
        }
        for words in hides {
            assert!(text.contains(words), "{path} does not say «{words}» on the screen:\n{text}");
            assert!(!paper.says(words), "{path} says «{words}» on paper:\n{}", paper.text());
        }
        self.took(Step::Print).await;
        sheets
    }

    /// The page as it hangs on a wall: the same, without what stands beside a name and on a screen at a desk only.
    pub(crate) async fn hangs(&mut self, path: &str, says: &[&str], hides: &[&str]) {
        self.browser.open(path).await;
        for words in hides {
            self.browser.see(words).await;
        }
        let joint = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{joint}muur=1");
        self.browser.open(&path).await;
        self.settles().await;
        for words in says {
            self.browser.see(words).await;
        }
        let text = self.browser.text_of("main").await;
        for words in hides {
            assert!(!text.contains(words), "{path} says «{words}» on a wall:\n{text}");
        }
        self.took(Step::Wall).await;
    }

    /// From here on nobody touches the mouse.
    pub(crate) async fn puts_the_mouse_away(&self) {
        self.browser.put_the_mouse_away().await;
    }

    /// What was done since the mouse was put away was done without it.
    pub(crate) async fn did_it_by_keyboard(&mut self) {
        assert_eq!(self.browser.touches().await, 0, "{:?} touched the mouse", self.role);
        self.took(Step::Keyboard).await;
    }

    /// Every room of the menu on a telephone, without scrolling sideways.
    pub(crate) async fn takes_the_telephone(&mut self) {
        self.browser.phone().await;
        for room in self.browser.menu().await.iter().rev() {
            self.browser.open(room).await;
            self.settles().await;
            self.browser.assert_no_sideways_scroll().await;
        }
        self.took(Step::Phone).await;
        self.browser.desk().await;
    }

    /// Wait until a board, where there is one, has taken over from the page that it came with.
    pub(crate) async fn settles(&self) {
        let settled = "!document.querySelector('werk-bord:not(.levend)')";
        self.browser.wait_for_script("the board is alive", settled).await;
    }

    /// Wait until the address begins so.
    pub(crate) async fn arrives_at(&self, path: &str) {
        let browser = &self.browser;
        browser.wait_for(&format!("the address is {path}"), async || browser.path().await.starts_with(path)).await;
        browser.wait_for_script("the page is whole", "document.readyState === 'complete'").await;
    }

    /// No step is missing without a reason, and the browser has nothing to complain of.
    pub(crate) async fn end(self) -> Browser {
        for step in Step::ALL {
            let reason = NOT_FOR.iter().find(|(role, left_out, _)| (*role, *left_out) == (self.role, step));
            assert_eq!(self.taken.contains(&step), reason.is_none(), "{:?} and {step:?}: {reason:?}", self.role);
        }
        self.browser.assert_quiet().await;
        println!("{} took {:?}", self.role.as_str(), self.began.elapsed());
        self.browser
    }
}
