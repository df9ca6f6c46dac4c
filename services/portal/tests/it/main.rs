//! What the portal promises to people and to browsers, seen from outside.

#[cfg(test)]
mod browser;
#[cfg(test)]
mod day;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod live;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod services;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod starting;
