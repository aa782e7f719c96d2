use std::sync::Mutex;

pub struct Bank {
    accounts: Mutex<u8>,
}

impl Bank {
    pub fn audit(&self) -> u8 {
        let guard = self.accounts.lock().unwrap();
        /* λ🦀 */ *guard
    }
}
