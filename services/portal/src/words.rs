//! What the pages say, in the language of the person who reads. Every text stands in
//! `locales/LANGUAGE/*.ftl` under a key; `tests/it/words.rs` holds the languages against each other.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};

use crate::words::{numbers::grouped, tongue::Tongue};

pub(crate) mod card;
pub(crate) mod dates;
mod gates;
pub(crate) mod guest;
pub(crate) mod numbers;
pub(crate) mod renamed;
pub(crate) mod roles;
mod steps;
pub(crate) mod tongue;

/// `(language, file, text)` of every file in `locales/`.
const EMBEDDED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));
/// The file whose keys other languages than those of the pages may have.
const CARD: &str = "card.ftl";
/// What follows the language in the name of a file: written by a person, and at `/woorden`, which goes before it.
const FILES: [&str; 2] = [".ftl", HERE];
const HERE: &str = "-hier.ftl";
/// The file as it is being written.
const FRESH: &str = ".nieuw";

type Bundle = FluentBundle<FluentResource>;

/// Marks a key in a table, so that the test of the words finds it.
pub(crate) const fn key(name: &'static str) -> &'static str {
    name
}

/// The words of every workshop: the product's own, and for some with other names for things.
pub(crate) struct Books {
    folder: PathBuf,
    everyone: Arc<Book>,
    renamed: RwLock<BTreeMap<Id<Workshop>, Arc<Book>>>,
    /// Held while files are written and read again, so that of two people at once nobody's words are forgotten.
    writing: Mutex<()>,
}

/// Every text in every language of the pages.
struct Book(BTreeMap<Tongue, Bundle>);

/// The words of one person.
#[derive(Clone)]
pub(crate) struct Words {
    tongue: Tongue,
    book: Arc<Book>,
}

impl Books {
    /// The product's words, with what this folder renames: `nl.ftl` for everybody, `TENANT/nl.ftl`
    /// for one workshop. No folder renames nothing.
    pub(crate) fn open(folder: &Path) -> Result<Self, Fault> {
        let mut renamed = BTreeMap::new();
        if folder.is_dir() {
            for entry in std::fs::read_dir(folder).map_err(Fault::during(READING))? {
                let path = entry.map_err(Fault::during(READING))?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                if path.is_dir() {
                    let tenant = name.parse::<Uuid>().map_err(Fault::during(READING))?;
                    renamed.insert(Id::from_uuid(tenant), Arc::new(Book::open(&[folder, &path])?));
                }
            }
        }
        let everyone = Arc::new(Book::open(&[folder])?);
        Ok(Self { folder: folder.to_owned(), everyone, renamed: RwLock::new(renamed), writing: Mutex::new(()) })
    }

    /// From now on a workshop calls things so in this language; it stays so after a new start. Nothing changes, and the answer is
    /// no, when `knows` does not know the words as they are at that moment: somebody else renamed them meanwhile.
    ///
    /// # Errors
    /// The file cannot be written or the words are not well written; then nothing changes.
    pub(crate) fn rename(
        &self,
        tenant: Id<Workshop>,
        (tongue, text): (Tongue, &str),
        knows: impl FnOnce(&Words) -> bool,
    ) -> Result<bool, Fault> {
        parsed(text)?;
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if !knows(&self.for_one_of(tenant, tongue)) {
            return Ok(false);
        }
        let folder = self.folder.join(tenant.to_string());
        let file = folder.join(format!("{}{HERE}", tongue.code()));
        let fresh = self.folder.join(format!("{tenant}-{}{FRESH}", tongue.code()));
        std::fs::create_dir_all(&folder).map_err(Fault::during(WRITING))?;
        std::fs::write(&fresh, text).map_err(Fault::during(WRITING))?;
        std::fs::rename(&fresh, &file).map_err(Fault::during(WRITING))?;
        let book = Arc::new(Book::open(&[&self.folder, &folder])?);
        self.renamed.write().unwrap_or_else(PoisonError::into_inner).insert(tenant, book);
        Ok(true)
    }

    /// The words of somebody who is not signed in.
    pub(crate) fn for_anyone(&self, tongue: Tongue) -> Words {
        Words { tongue, book: Arc::clone(&self.everyone) }
    }

    /// The words of somebody of this workshop.
    pub(crate) fn for_one_of(&self, tenant: Id<Workshop>, tongue: Tongue) -> Words {
        let renamed = self.renamed.read().unwrap_or_else(PoisonError::into_inner);
        Words { tongue, book: Arc::clone(renamed.get(&tenant).unwrap_or(&self.everyone)) }
    }
}

const READING: &str = "reading the words that a workshop renamed";
const WRITING: &str = "writing the words that a workshop renamed";

impl Book {
    fn open(folders: &[&Path]) -> Result<Self, Fault> {
        let mut bundles = BTreeMap::new();
        for tongue in Tongue::ALL {
            let own = EMBEDDED.iter().filter(|(language, _, _)| *language == tongue.code()).map(|(_, _, text)| *text);
            let mut bundle = bundle(tongue.code(), Some(tongue), own)?;
            for folder in folders {
                let files = FILES.map(|ending| folder.join(format!("{}{ending}", tongue.code())));
                for file in files.iter().filter(|file| file.exists()) {
                    let text = std::fs::read_to_string(file).map_err(Fault::during(READING))?;
                    bundle.add_resource_overriding(parsed(&text)?);
                }
            }
            bundles.insert(tongue, bundle);
        }
        Ok(Self(bundles))
    }
}

fn bundle<'a>(code: &str, tongue: Option<Tongue>, texts: impl Iterator<Item = &'a str>) -> Result<Bundle, Fault> {
    let language: LanguageIdentifier = code.parse().map_err(Fault::during("reading the name of a language"))?;
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The marks around filled-in values show up in exports and in what people copy.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match tongue {
        Some(Tongue::Nl) => |value, _| number(value, Tongue::Nl),
        Some(Tongue::Fr) => |value, _| number(value, Tongue::Fr),
        Some(Tongue::En) => |value, _| number(value, Tongue::En),
        None => plain,
    }));
    for text in texts {
        bundle.add_resource_overriding(parsed(text)?);
    }
    Ok(bundle)
}

fn number(value: &FluentValue<'_>, tongue: Tongue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), tongue)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

fn plain(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number.as_string().into_owned()),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

fn parsed(text: &str) -> Result<FluentResource, Fault> {
    FluentResource::try_new(text.to_owned())
        .map_err(|(_, faults)| Fault::new("reading words", format!("they are not well written: {faults:?}")))
}

impl Words {
    /// The language.
    pub(crate) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The same words in Dutch, for what counts as a document.
    pub(crate) fn in_dutch(&self) -> Self {
        Self { tongue: Tongue::Nl, book: Arc::clone(&self.book) }
    }

    /// The text under a key.
    pub(crate) fn say(&self, key: &'static str) -> Cow<'_, str> {
        self.text(key, None)
    }

    /// The text under a key, with these values filled in.
    pub(crate) fn fill(&self, key: &'static str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.text(key, Some(&args)).into_owned()
    }

    /// The text under a key as a heading: with a capital.
    pub(crate) fn head(&self, key: &'static str) -> String {
        capital(&self.say(key))
    }

    fn text<'a>(&'a self, key: &'static str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        let found = self.book.0.get(&self.tongue).and_then(|bundle| spoken(bundle, key, args));
        found.unwrap_or_else(|| {
            tracing::error!(key, language = self.tongue.code(), "there is no text under this key");
            Cow::Owned(format!("⟦{key}⟧"))
        })
    }
}

fn spoken<'a>(bundle: &'a Bundle, key: &str, args: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut faults);
    if !faults.is_empty() {
        tracing::error!(key, ?faults, "a text could not be filled in");
    }
    Some(text)
}

/// The text with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests;
