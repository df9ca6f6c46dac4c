//! What is known of departments when a day is forecast, read once in a while and not in the commands that need it: it is
//! made of weeks and of finished orders, and half a minute changes nothing in it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use uuid::Uuid;
use werkbrug_chassis::clock::Clock;
use werkbrug_kernel::calendar::WorkingCalendar;
use werkbrug_orders_domain::{
    forecast::{OUTCOMES_LOOKED_AT, Outlook, steered},
    lead_time::Finished,
};
use werkbrug_pipeline::{Pipeline, use_case::Stop};

use crate::store;

/// How long it is used before it is read again, microseconds.
const FRESH_US: i64 = 30_000_000;

/// When it was read, and what.
type Read = (i64, Arc<Outlook>);

/// The outlook of each workshop.
pub(crate) struct Knowledge {
    pipeline: Pipeline,
    clock: Clock,
    read: Mutex<BTreeMap<Uuid, Read>>,
}

impl Knowledge {
    /// Nothing read yet.
    pub(crate) fn new(pipeline: &Pipeline, clock: &Clock) -> Self {
        Self { pipeline: pipeline.clone(), clock: clock.clone(), read: Mutex::default() }
    }

    /// What is known in this workshop.
    pub(crate) async fn of(&self, tenant: Uuid) -> Result<Arc<Outlook>, Stop> {
        let now_us = self.clock.wall_us();
        if let Some(outlook) = self.fresh(tenant, now_us) {
            return Ok(outlook);
        }
        let db = self.pipeline.reader();
        let newest = store::finished::newest(db, store::finished::of(tenant), OUTCOMES_LOOKED_AT).await?;
        let outcomes = newest.iter().rev().filter_map(|row| Finished::held_safely(&row.finished));
        let outlook = Arc::new(Outlook {
            calendar: WorkingCalendar::belgian(),
            needs: store::measured::needs(&store::measured::weeks(db, tenant).await?)?,
            safe_level: steered(outcomes),
        });
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(tenant, (now_us, Arc::clone(&outlook)));
        Ok(outlook)
    }

    /// What was read lately. Who finds it too old reads it again, while the others go on with what there is.
    fn fresh(&self, tenant: Uuid, now_us: i64) -> Option<Arc<Outlook>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let (read_at_us, outlook) = read.get_mut(&tenant)?;
        if now_us < read_at_us.saturating_add(FRESH_US) {
            return Some(Arc::clone(outlook));
        }
        *read_at_us = now_us;
        None
    }

    /// Something was measured: read it again.
    pub(crate) fn forget(&self, tenant: Uuid) {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).remove(&tenant);
    }
}
