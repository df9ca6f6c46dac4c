//! What the portal promises to people and to browsers, seen from outside.

#[cfg(test)]
mod access;
#[cfg(test)]
mod board;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod conditions;
#[cfg(test)]
mod day;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod execution;
#[cfg(test)]
mod floor;
#[cfg(test)]
mod habits;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod language;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod live;
#[cfg(test)]
mod menu;
#[cfg(test)]
mod offices;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod promising;
#[cfg(test)]
mod quotes;
#[cfg(test)]
mod renaming;
#[cfg(test)]
mod second_client;
#[cfg(test)]
mod services;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod starting;
#[cfg(test)]
mod visiting;
