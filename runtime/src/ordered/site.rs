//! Places of acquisition as small numbers, which fit into an atomic.

use std::panic::Location;

use parking_lot::Mutex;

pub(crate) type Site = &'static Location<'static>;

/// A place in the program; bounded by the size of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SiteId(pub(crate) u32);

static SITES: Mutex<Vec<Site>> = Mutex::new(Vec::new());

/// A thread's memory of the numbers it asked for lately: the steady state takes no global lock.
pub(crate) struct SiteCache {
    slots: [(usize, SiteId); 64],
}

impl SiteCache {
    pub(crate) const fn new() -> Self {
        Self { slots: [(0, SiteId(0)); 64] }
    }

    #[inline]
    pub(crate) fn id(&mut self, site: Site) -> SiteId {
        let address = std::ptr::from_ref(site).addr();
        let slot = &mut self.slots[address / align_of::<Location<'_>>() % 64];
        if slot.0 != address {
            *slot = (address, intern(site));
        }
        slot.1
    }
}

#[cold]
fn intern(site: Site) -> SiteId {
    let mut sites = SITES.lock();
    let known = sites.iter().position(|it| std::ptr::eq(*it, site));
    let idx = known.unwrap_or_else(|| {
        sites.push(site);
        sites.len() - 1
    });
    SiteId(idx as u32)
}

impl SiteId {
    pub(crate) fn location(self) -> Site {
        SITES.lock()[self.0 as usize]
    }
}
