//! A raw lock is taken by hand.

use parking_lot::{RawMutex, lock_api::RawMutex as _};

struct Device {
    bus: RawMutex,
}

impl Device {
    fn send(&self, byte: u8) {
        self.bus.lock(); //~ lock_raw: `Device.bus` is locked without a guard
        //~ help: use a lock that gives a guard, or a guard type whose `Drop`
        //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
        println!("{byte}");
        // SAFETY: locked above.
        unsafe { self.bus.unlock() };
        //       ----------------- released by hand here
    }

    fn acquire(&self) {
        self.bus.lock(); //~ lock_raw: `Device.bus` is locked without a guard
    }

    fn release(&self) {
        // SAFETY: the caller says so.
        unsafe { self.bus.unlock() }; //~ lock_force_unlock(medium): `Device.bus` is unlocked by a function that did not lock it
    }
}
