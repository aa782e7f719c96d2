//! Two calls of a concurrent map with one key.
//@ only

use dashmap::DashMap;

struct Sessions {
    users: DashMap<String, u64>,
}

impl Sessions {
    fn open(&self, name: &str, id: u64) {
        if !self.users.contains_key(name) {
          //----------------------------- looked here
            self.users.insert(name.to_owned(), id);
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shared_check_then_act(high): another thread can put in the same key of `Sessions.users`
        }
    }

    fn id(&self, name: String) -> u64 {
        if let Some(id) = self.users.get(&name) {
            return *id;
        }
        let id = self.users.len() as u64;
        self.users.insert(name.clone(), id); //~ shared_check_then_act(high): another thread can put in the same key
        id
    }

    fn close(&self, name: &str) {
        let is_old = self.users.get(name).is_some_and(|it| *it < 10);
        if is_old {
            self.users.remove(name); //~ shared_check_then_act(medium): another thread can change the key's value in `Sessions.users`
            //~ help: do both in one call: `entry`, or `remove_if` with the condition
        }
    }

    // What is fine.

    fn open_at_once(&self, name: &str, id: u64) {
        self.users.entry(name.to_owned()).or_insert(id);
    }

    /// Sees whether it was the first.
    fn open_and_see(&self, name: &str, id: u64) -> bool {
        if self.users.contains_key(name) {
            return false;
        }
        match self.users.insert(name.to_owned(), id) {
            Some(_) => false,
            None => true,
        }
    }

    fn rename(&self, old: &str, new: &str) {
        if let Some((_, id)) = self.users.remove(old) {
            self.users.insert(new.to_owned(), id);
        }
    }

    fn copy(&self, old: &str, new: &str) {
        let id = self.users.get(old).map(|it| *it);
        if let Some(id) = id {
            self.users.insert(new.to_owned(), id);
        }
    }
}
