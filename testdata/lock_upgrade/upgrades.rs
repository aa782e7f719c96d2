//! A reader that writes waits for itself.

use std::{collections::HashMap, sync::RwLock};

struct Sessions {
    by_user: RwLock<HashMap<u64, u32>>,
}

impl Sessions {
    fn by_variable(&self, user: u64) {
        let by_user = self.by_user.read().unwrap();
                    //------------------- `Sessions.by_user` is read-locked here, and held by `by_user`
        if !by_user.contains_key(&user) {
            self.by_user.write().unwrap().insert(user, 0);
          //^^^^^^^^^^^^^^^^^^^^ lock_upgrade: `Sessions.by_user` is write-locked while this thread reads it
        }
    }

    fn by_if_let(&self, user: u64) -> u32 {
        if let Some(id) = self.by_user.read().unwrap().get(&user) {
            *id
        } else {
            self.by_user.write().unwrap().insert(user, 0); //~[2024] shared_check_then_act
          //^^^^^^^^^^^^^^^^^^^^[2021] lock_upgrade: `Sessions.by_user`
            0
        }
    }

    fn by_match(&self, user: u64) {
        match self.by_user.read().unwrap().get(&user) {
        //    ------------------- `Sessions.by_user` is read-locked here, and held to the end of the `match`
            Some(_) => {}
            None => self.insert(user), //~ lock_upgrade: `Sessions::insert` write-locks `Sessions.by_user`
            //      ----------------- calls `Sessions::insert`
            //~ help: take the value into a variable before the `match`: its guard
        }
    }

    fn insert(&self, user: u64) {
        self.by_user.write().unwrap().insert(user, 0);
    }

    fn insert_if_new(&self, user: u64) {
        if !self.by_user.read().unwrap().contains_key(&user) {
            self.by_user.write().unwrap().insert(user, 0); //~ shared_check_then_act(medium): another thread can change what was seen
        }
    }

    /// Both are wrong: what waits for ever is told, and not what does if a writer comes between.
    fn insert_while_reading(&self, user: u64) {
        let by_user = self.by_user.read().unwrap();
        self.insert_if_new(user); //~ lock_upgrade: `Sessions::insert_if_new` write-locks `Sessions.by_user`
        drop(by_user);
    }

    fn in_one_statement(&self, user: u64) {
        self.by_user.write().unwrap().insert(user, self.by_user.read().unwrap().len() as u32); //~ lock_same_statement: `Sessions.by_user`
    }

    fn by_condition(&self, user: u64) {
        if !self.by_user.read().unwrap().contains_key(&user) {
            self.insert(user);
        }
    }

    fn by_copy(&self, user: u64) {
        let known = self.by_user.read().unwrap().get(&user).copied();
        match known {
            Some(_) => {}
            None => self.insert(user),
        }
    }

    fn dropped(&self, user: u64) {
        let by_user = self.by_user.read().unwrap();
        let is_known = by_user.contains_key(&user);
        drop(by_user);
        if !is_known {
            self.insert(user);
        }
    }
}
