//! The queue: orders, bounds, closing, joining, many producers and consumers.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Barrier,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use threadlint_runtime::{GetError, Order, PutError, Queue};

const SOON: Duration = Duration::from_millis(1);
/// Only reached by a test that fails.
const HANG: Duration = Duration::from_secs(30);

fn check_order<O: Order<(u32, char)>>(queue: Queue<(u32, char), O>, expected: &str) {
    for item in [(2, 'a'), (9, 'b'), (2, 'c'), (5, 'd'), (9, 'e')] {
        queue.put(item).expect("there is room");
    }
    queue.close();
    assert_eq!(queue.iter().map(|it| it.1).collect::<String>(), expected);
    assert_eq!(queue.stats().unfinished, 0);
}

#[test]
fn orders() {
    check_order(Queue::bounded(8), "abcde");
    check_order(Queue::unbounded(), "abcde");
    check_order(Queue::lifo(8), "edcba");
    check_order(Queue::priority(8), "ebdca");
}

#[test]
fn priority_keeps_equals_in_order() {
    #[derive(PartialEq, Eq)]
    struct Mail(u32, &'static str);
    impl Ord for Mail {
        fn cmp(&self, other: &Self) -> std::cmp::Ordering {
            self.0.cmp(&other.0)
        }
    }
    impl PartialOrd for Mail {
        fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
            Some(self.cmp(other))
        }
    }
    let mails = Queue::priority(8);
    for mail in [Mail(1, "first"), Mail(1, "second"), Mail(2, "urgent"), Mail(1, "third")] {
        mails.put(mail).expect("there is room");
    }
    let order: Vec<_> = mails.close_now().iter().map(|it| it.1).collect();
    assert_eq!(order, ["urgent", "first", "second", "third"]);
}

#[test]
fn full_queue_holds_the_producer_back_until_there_is_room() {
    let queue = Queue::bounded(1);
    queue.put(1).expect("there is room");
    assert_eq!(queue.try_put(2), Err(PutError::Full(2)));
    assert_eq!(queue.put_timeout(2, SOON), Err(PutError::Full(2)));
    thread::scope(|scope| {
        let producer = scope.spawn(|| queue.put(2));
        assert_eq!(queue.get().as_deref(), Ok(&1));
        assert_eq!(producer.join().expect("no panic"), Ok(()));
    });
    assert_eq!(queue.get().as_deref(), Ok(&2));
}

#[test]
fn closing_gives_a_waiting_producer_its_item_back() {
    let queue = Queue::bounded(1);
    queue.put(1).expect("there is room");
    thread::scope(|scope| {
        let producer = scope.spawn(|| queue.put(2));
        queue.close();
        assert_eq!(producer.join().expect("no panic"), Err(PutError::Closed(2)));
    });
    assert_eq!(queue.get().as_deref(), Ok(&1));
    assert_eq!(queue.get().map(drop), Err(GetError::Closed));
}

#[test]
fn closing_ends_all_consumers() {
    let queue = Queue::<u32>::bounded(4);
    let start = Barrier::new(5);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                start.wait();
                assert_eq!(queue.get().map(drop), Err(GetError::Closed));
            });
        }
        start.wait();
        queue.close();
    });
}

#[test]
fn closing_now_still_waits_for_what_was_taken() {
    let queue = Queue::bounded(4);
    (0..3).for_each(|it| queue.put(it).expect("there is room"));
    let taken = queue.get().expect("three are there");
    assert_eq!(queue.close_now(), [1, 2]);
    assert_eq!(queue.join_timeout(SOON).map_err(|it| it.count), Err(1));
    drop(taken);
    assert_eq!(queue.join_timeout(Duration::ZERO), Ok(()));
}

#[test]
fn item_is_done_also_when_its_consumer_panics() {
    let queue = Queue::bounded(4);
    queue.put("broken").expect("there is room");
    let consume = || {
        let job = queue.get().expect("one is there");
        panic!("cannot do {}", *job);
    };
    assert!(catch_unwind(AssertUnwindSafe(consume)).is_err());
    assert_eq!(queue.join_timeout(Duration::ZERO), Ok(()));
}

#[test]
fn join_waits_for_the_last_item_and_wakes_all_who_join() {
    let queue = Queue::bounded(4);
    queue.put(1).expect("there is room");
    let taken = queue.get().expect("one is there");
    let (joined, ended) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..2 {
            let (queue, joined) = (&queue, joined.clone());
            scope.spawn(move || {
                queue.join();
                joined.send(()).expect("the test waits for it");
            });
        }
        assert!(ended.try_recv().is_err(), "the item is not done");
        drop(taken);
        (0..2).for_each(|_| ended.recv_timeout(HANG).expect("join ends"));
    });
}

#[test]
fn endless_timeouts_do_not_overflow() {
    let queue = Queue::bounded(1);
    queue.put_timeout(1, Duration::MAX).expect("there is room");
    assert_eq!(queue.get_timeout(Duration::MAX).as_deref(), Ok(&1));
    assert_eq!(queue.join_timeout(Duration::MAX), Ok(()));
}

#[test]
#[should_panic(expected = "room for one item")]
fn no_capacity_is_refused() {
    let _queue = Queue::<u32>::bounded(0);
}

#[test]
fn producers_and_consumers_lose_and_double_nothing() {
    for (n_producers, n_consumers, capacity) in [(1, 1, 1), (2, 2, 2), (4, 3, 7), (1, 4, 64)] {
        check_sum(&Queue::bounded(capacity), n_producers, n_consumers);
        check_sum(&Queue::lifo(capacity), n_producers, n_consumers);
        check_sum(&Queue::priority(capacity), n_producers, n_consumers);
    }
}

fn check_sum<O: Order<u64>>(queue: &Queue<u64, O>, n_producers: u64, n_consumers: u64)
where
    O::Store: Send,
{
    const EACH: u64 = 500;
    let sum = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..n_consumers {
            scope.spawn(|| {
                for item in queue.iter() {
                    sum.fetch_add(*item, Ordering::Relaxed);
                }
            });
        }
        let producers: Vec<_> = (0..n_producers)
            .map(|_| scope.spawn(|| (1..=EACH).for_each(|it| queue.put(it).expect("open"))))
            .collect();
        producers.into_iter().for_each(|it| it.join().expect("no panic"));
        queue.join();
        queue.close();
    });
    assert_eq!(sum.into_inner(), n_producers * EACH * (EACH + 1) / 2);
    let stats = queue.stats();
    assert_eq!((stats.put as u64, stats.got as u64), (n_producers * EACH, n_producers * EACH));
    assert_eq!((stats.depth, stats.unfinished), (0, 0));
}
