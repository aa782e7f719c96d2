//! Locks of different objects: whether both ways meet the same two is not known.

use std::sync::Mutex;

struct Player {
    items: Mutex<Vec<u32>>,
}

struct Shop {
    stock: Mutex<Vec<u32>>,
}

struct World {
    shop: Shop,
    clock: Mutex<u64>,
}

static CALENDAR: Mutex<Vec<u64>> = Mutex::new(Vec::new());

fn buy(player: &Player, shop: &Shop) {
    let mut stock = shop.stock.lock().unwrap();
    player.items.lock().unwrap().extend(stock.pop());
}

fn sell(player: &Player, shop: &Shop) {
    let mut items = player.items.lock().unwrap();
    shop.stock.lock().unwrap().extend(items.pop()); //~ lock_order(medium): `Shop.stock` is locked while `Player.items` is held
}

impl World {
    // One is in a part of the other's owner: the same two in every world.
    fn open(&self) {
        let clock = self.clock.lock().unwrap();
        self.shop.stock.lock().unwrap().push(*clock as u32);
    }

    fn close(&self) {
        let stock = self.shop.stock.lock().unwrap();
        *self.clock.lock().unwrap() += stock.len() as u64; //~ lock_order(high): `World.clock` is locked while `Shop.stock`
    }

    // There is only one of a static.
    fn tick(&self) {
        let mut clock = self.clock.lock().unwrap();
        *clock += 1;
        CALENDAR.lock().unwrap().push(*clock);
    }

    fn reset(&self) {
        let mut calendar = CALENDAR.lock().unwrap();
        calendar.clear();
        *self.clock.lock().unwrap() = 0; //~ lock_order(high): `World.clock` is locked while `CALENDAR`
    }
}
