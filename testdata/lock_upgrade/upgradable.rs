//! Upgradable reads are there to become writes, by their guard.

use parking_lot::{RwLock, RwLockUpgradableReadGuard};

struct Sessions {
    users: RwLock<Vec<u64>>,
}

impl Sessions {
    fn upgraded(&self, user: u64) {
        let users = self.users.upgradable_read();
        if !users.contains(&user) {
            let mut users = RwLockUpgradableReadGuard::upgrade(users);
            users.push(user);
        }
    }

    fn written_beside(&self, user: u64) {
        let users = self.users.upgradable_read();
        //          ---------------------------- `Sessions.users` is locked for an upgradable read here, and held by `users`
        if !users.contains(&user) {
            self.users.write().push(user); //~ lock_upgrade: `Sessions.users`
          //------------------ `Sessions.users` is write-locked here
            //~ help: end the life of `users` before the lock is taken again:
            //~ help: between the two guards others may write: look again under the
            //~ help: `threadlint_runtime::ordered::RwLock` reports this at run time
        }
    }

    fn upgraded_twice(&self) {
        let users = self.users.upgradable_read();
        let again = self.users.upgradable_read(); //~ lock_double: `Sessions.users`
        assert_eq!(users.len(), again.len());
    }

    fn downgraded(&self, user: u64) -> usize {
        let mut users = self.users.write();
        users.push(user);
        let users = parking_lot::RwLockWriteGuard::downgrade(users);
        users.len() + self.users.read().len() //~ lock_recursive_read: `Sessions.users`
    }
}
