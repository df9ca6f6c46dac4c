//! Puts the words and the files of the pages into the binary: every file in `locales/` and in
//! `src/assets/`, and one stylesheet made of all parts in the order of their names.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let home = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let (locales, assets) = (home.join("locales"), home.join("src/assets"));
    for folder in [&locales, &assets] {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    fs::write(out.join("locales.rs"), words(&locales)?)?;
    fs::write(out.join("portal.css"), style(&assets.join("css"))?)?;
    fs::write(out.join("assets.rs"), files(&assets)?)
}

/// The names of a folder, in order; what starts with a dot is nobody's.
fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    found.retain(|path| !name(path).starts_with('.'));
    found.sort();
    Ok(found)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// `(language, file, text)` of every file with words.
fn words(folder: &Path) -> io::Result<String> {
    let mut text = String::from("&[\n");
    for language in inside(folder)?.iter().filter(|path| path.is_dir()) {
        for file in inside(language)?.iter().filter(|path| name(path).ends_with(".ftl")) {
            println!("cargo::rerun-if-changed={}", file.display());
            writeln!(text, "    ({:?}, {:?}, include_str!({:?})),", name(language), name(file), file)
                .map_err(io::Error::other)?;
        }
    }
    Ok(text + "]\n")
}

fn style(folder: &Path) -> io::Result<String> {
    let mut text = String::new();
    for file in inside(folder)? {
        println!("cargo::rerun-if-changed={}", file.display());
        text += &fs::read_to_string(&file)?;
    }
    Ok(text)
}

/// `(name, content)` of every file that a browser may ask for, beside the stylesheet: everything
/// directly in `assets/`, and the folders `js/` and `vendor/`.
fn files(folder: &Path) -> io::Result<String> {
    let mut text = String::from("&[\n");
    let folders = [folder.to_owned(), folder.join("js"), folder.join("vendor")];
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for file in inside(folder)?.iter().filter(|path| path.is_file()) {
            println!("cargo::rerun-if-changed={}", file.display());
            writeln!(text, "    ({:?}, include_bytes!({:?})),", name(file), file).map_err(io::Error::other)?;
        }
    }
    Ok(text + "]\n")
}
