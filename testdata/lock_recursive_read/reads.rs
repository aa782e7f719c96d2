//! Reading twice on one thread waits for a writer that waits for the first reader.

use std::{collections::HashMap, sync::RwLock};

struct Routes {
    table: RwLock<HashMap<String, String>>,
    order: RwLock<Vec<String>>,
}

impl Routes {
    fn resolve(&self, name: &str) -> Option<String> {
        let table = self.table.read().unwrap();
                  //----------------- `Routes.table` is read-locked here, and held by `table`
        let alias = table.get(name)?;
        self.table.read().unwrap().get(alias).cloned()
      //^^^^^^^^^^^^^^^^^ lock_recursive_read: `Routes.table` is read-locked again while this thread already reads it
    }

    fn last(&self) -> Option<String> {
        self.order.read().unwrap().get(self.order.read().unwrap().len() - 1).cloned() //~ lock_recursive_read: `Routes.order`
      //----------------- `Routes.order` is read-locked here, and held to the end of the statement
        //~ help: take the value into a variable in a statement of its own: its
    }

    fn each(&self) {
        for name in self.order.read().unwrap().iter() {
        //          ----------------- `Routes.order` is read-locked here, and held for the whole loop
            println!("{name} of {}", self.len()); //~ lock_recursive_read: `Routes::len` read-locks `Routes.order`
            //                       ---------- calls `Routes::len`
            //~ help: take the value into a variable before the `for`: its guard then
        }
    }

    fn in_a_closure(&self) -> Option<usize> {
        self.order.read().unwrap().first().map(|it| it.len() + self.order.read().unwrap().len()) //~ lock_recursive_read: `Routes.order`
      //---------------------------------------------------------------------------------------- calls a closure in `Routes::in_a_closure`
    }

    fn len(&self) -> usize {
        self.order.read().unwrap().len()
    }

    fn write_then_read(&self) {
        let mut order = self.order.write().unwrap();
        order.push(String::new());
        drop(order);
        self.len();
    }

    fn read_in_a_row(&self) -> usize {
        self.order.read().unwrap().len() + { let n = self.len(); n } //~ lock_recursive_read: `Routes::len`
    }

    fn read_one_by_one(&self) -> usize {
        let len = self.order.read().unwrap().len();
        len + self.len()
    }

    fn two_locks(&self) -> usize {
        let table = self.table.read().unwrap();
        table.len() + self.len()
    }

    fn tried(&self) -> bool {
        let order = self.order.read().unwrap();
        self.order.try_read().is_ok() && !order.is_empty()
    }
}
