//! What is broken, by chance that a seed plays again.

use std::fmt;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use werkbrug_tests::rows;
use werkbrug_tests::system::System;

/// What can be killed or held.
const ROLES: [&str; 6] = ["orders", "crews", "social", "invoicing", "nats", "portal"];

/// How much is to break.
pub(super) struct Campaign {
    pub(super) kills: usize,
    pub(super) wipes: usize,
    /// Processes that stand still for a moment.
    pub(super) holds: usize,
    /// Times that PostgreSQL ends half of the system's connections.
    pub(super) cuts: usize,
}

/// What broke.
#[derive(Default)]
pub(super) struct Broke {
    kills: usize,
    wipes: usize,
    holds: usize,
    cuts: usize,
    connections: i64,
}

impl Broke {
    pub(super) fn reached(&self, campaign: &Campaign) -> bool {
        self.kills >= campaign.kills
            && self.wipes >= campaign.wipes
            && self.holds >= campaign.holds
            && self.cuts >= campaign.cuts
    }
}

impl fmt::Display for Broke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, wipes, holds, cuts, connections } = self;
        write!(f, "{kills} kills, {wipes} wipes, {holds} holds, {cuts} cuts of {connections} connections")
    }
}

/// Break things at random until as much was broken as was asked for.
pub(super) async fn break_things(system: &System, campaign: &Campaign, seed: u64) -> Broke {
    let mut chance = StdRng::seed_from_u64(seed);
    let mut broke = Broke::default();
    while !broke.reached(campaign) {
        tokio::time::sleep(Duration::from_millis(chance.random_range(300..1_200))).await;
        let role = *ROLES.choose(&mut chance).expect("a role");
        // What is left is drawn as if from an urn, so that every kind of accident happens all along.
        let left = [
            campaign.kills.saturating_sub(broke.kills),
            campaign.wipes.saturating_sub(broke.wipes),
            campaign.holds.saturating_sub(broke.holds),
            campaign.cuts.saturating_sub(broke.cuts),
        ];
        let mut draw = chance.random_range(0..left.iter().sum());
        let kind = left.iter().position(|count| {
            let is_it = draw < *count;
            draw = draw.saturating_sub(*count);
            is_it
        });
        match kind {
            Some(0) => broke.kills += usize::from(system.kill(role)),
            Some(1) => broke.wipes += usize::from(system.wipe_nats()),
            Some(2) => broke.holds += usize::from(hold(system, role, &mut chance).await),
            _ => {
                broke.cuts += 1;
                broke.connections += cut(system).await;
            }
        }
    }
    broke
}

/// A process stands still: its connections stay open and nobody answers.
async fn hold(system: &System, role: &str, chance: &mut StdRng) -> bool {
    let was_held = system.hold(role, true);
    tokio::time::sleep(Duration::from_millis(chance.random_range(200..2_000))).await;
    system.hold(role, false) && was_held
}

/// PostgreSQL ends half of the connections that carry the system's name; how many.
async fn cut(system: &System) -> i64 {
    let (url, _) = system.database_of("orders");
    let name = url.rsplit_once('=').map_or("", |(_, name)| name);
    let db = rows::open(system, "orders").await;
    let end = format!(
        "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
         WHERE application_name = '{name}' AND pid <> pg_backend_pid() AND random() < 0.5"
    );
    rows::number(&db, &end).await
}
