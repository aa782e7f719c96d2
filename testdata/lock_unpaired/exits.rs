//! Ways out of a function that skip the release.

//@ only

use std::io;

use parking_lot::{RawMutex, lock_api::RawMutex as _};

struct Device {
    bus: RawMutex,
}

impl Device {
    fn by_question(&self, text: &str) -> io::Result<()> {
        self.bus.lock();
      //--------------- `Device.bus` is locked here by hand
        self.open(text)?;
                     //^ lock_unpaired(high): `?` leaves `Device::by_question` with `Device.bus` still locked
        //~ help: use a lock that gives a guard, which is released on every way
        //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
        // SAFETY: locked above.
        unsafe { self.bus.unlock() };
               //----------------- released here, on another way
        Ok(())
    }

    fn by_return(&self, text: &str) -> usize {
        self.bus.lock();
        if text.is_empty() {
            return 0; //~ lock_unpaired: `return` leaves `Device::by_return` with `Device.bus` still locked
          //-------- leaves without a release
        }
        // SAFETY: locked above.
        unsafe { self.bus.unlock() };
        text.len()
    }

    fn by_end(&self, text: &str) {
        self.bus.lock();
        if !text.is_empty() {
            // SAFETY: locked above.
            unsafe { self.bus.unlock() };
        }
    } //~ lock_unpaired: a way to the end leaves `Device::by_end` with `Device.bus` still locked

    fn on_every_way(&self, text: &str) -> io::Result<()> {
        self.bus.lock();
        let opened = self.open(text);
        // SAFETY: locked above.
        unsafe { self.bus.unlock() };
        opened?;
        Ok(())
    }

    fn on_both_ways(&self, text: &str) -> usize {
        self.bus.lock();
        if text.is_empty() {
            // SAFETY: locked above.
            unsafe { self.bus.unlock() };
            return 0;
        }
        // SAFETY: locked above.
        unsafe { self.bus.unlock() };
        text.len()
    }

    fn handed_on(&self) {
        self.bus.lock();
    }

    fn open(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}
