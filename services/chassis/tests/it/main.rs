//! What the plumbing promises to every process.

#[cfg(test)]
mod panics;
#[cfg(test)]
mod process;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod tokens;
