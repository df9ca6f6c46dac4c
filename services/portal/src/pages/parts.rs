//! The pieces that every page is made of; all of them stand on `/vormgeving`.

pub(crate) mod badge;
pub(crate) mod button;
pub(crate) mod card;
pub(crate) mod chart;
pub(crate) mod dialog;
pub(crate) mod empty;
pub(crate) mod form;
pub(crate) mod icon;
pub(crate) mod notice;
pub(crate) mod official;
pub(crate) mod stat;
pub(crate) mod table;
pub(crate) mod tabs;
pub(crate) mod timeline;
pub(crate) mod toolbar;
