//! Free ports on loopback.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use rand::Rng;

use crate::failure::Failure;

/// Below the range from which the kernel hands out ports by itself, so that a part that restarts finds its own port free.
const RANGE: std::ops::Range<u16> = 20_000..32_000;
const TRIES: u32 = 200;

/// As many different free ports as asked for.
///
/// # Errors
/// Hardly any port is free.
pub fn free(count: usize) -> Result<Vec<SocketAddr>, Failure> {
    let mut held = Vec::new();
    let mut chance = rand::rng();
    for _ in 0..TRIES {
        if held.len() == count {
            break;
        }
        if let Ok(listener) = TcpListener::bind(loopback(chance.random_range(RANGE))) {
            held.push(listener);
        }
    }
    let found: Vec<SocketAddr> = held.iter().filter_map(|listener| listener.local_addr().ok()).collect();
    if found.len() == count { Ok(found) } else { Err(Failure::unusable("geen vrije poorten tussen 20000 en 32000")) }
}

/// This port on loopback.
pub fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// Whether nobody listens there.
pub fn is_free(address: SocketAddr) -> bool {
    TcpListener::bind(address).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn free_ports_are_different() {
        let found: std::collections::BTreeSet<_> = super::free(8).unwrap().into_iter().collect();
        assert_eq!(found.len(), 8);
    }
}
