//! `werkbrug import`: the files of a workshop's own spreadsheets, into the system.

mod cell;
mod grid;
mod known;
mod parse;
mod rows;
mod source;
mod spec;
mod wrong;
