//! Somebody has to take raw locks: locks, and the modules of their guards.

use parking_lot::{RawMutex, lock_api};

/// A lock that counts.
struct CountingMutex {
    inner: RawMutex,
}

// SAFETY: by that of the lock inside.
unsafe impl lock_api::RawMutex for CountingMutex {
    const INIT: CountingMutex = CountingMutex { inner: <RawMutex as lock_api::RawMutex>::INIT };
    type GuardMarker = lock_api::GuardSend;

    fn lock(&self) {
        self.inner.lock();
    }

    fn try_lock(&self) -> bool {
        self.inner.try_lock()
    }

    unsafe fn unlock(&self) {
        // SAFETY: by the contract of this function.
        unsafe { self.inner.unlock() };
    }
}

mod bus {
    use parking_lot::{RawMutex, lock_api::RawMutex as _};

    pub struct Bus {
        lock: RawMutex,
    }

    pub struct BusGuard<'b>(&'b Bus);

    impl Bus {
        pub fn lock(&self) -> BusGuard<'_> {
            self.lock.lock();
            BusGuard(self)
        }
    }

    impl Drop for BusGuard<'_> {
        fn drop(&mut self) {
            // SAFETY: a guard exists only while the lock is taken.
            unsafe { self.0.lock.unlock() };
        }
    }
}

fn send(bus: &bus::Bus, byte: u8) {
    let _guard = bus.lock();
    println!("{byte}");
}
