//! Statements of which no build has both.

use std::sync::Mutex;

struct Notifier {
    wakers: Mutex<Vec<u32>>,
}

impl Notifier {
    fn notify(&self) {
        #[cfg(feature = "poison")]
        let mut wakers = self.wakers.lock().unwrap();
        #[cfg(not(feature = "poison"))]
        let mut wakers = self.wakers.lock().unwrap_or_else(|it| it.into_inner());
        wakers.clear();
    }

    fn notify_twice(&self) {
        #[cfg(feature = "poison")]
        let wakers = self.wakers.lock().unwrap();
        #[cfg(feature = "twice")]
        let again = self.wakers.lock().unwrap(); //~ lock_double: `Notifier.wakers`
        #[cfg(feature = "twice")]
        drop(again);
        #[cfg(feature = "poison")]
        drop(wakers);
    }
}
