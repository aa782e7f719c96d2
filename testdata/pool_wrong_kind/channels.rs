//! Whether a send waits is known where the channel is made nearby.
//@ only

use crossbeam_channel::{bounded, unbounded};

fn with_room(numbers: Vec<u64>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    rayon::scope(|scope| {
        for number in numbers {
            let sender = &sender;
            scope.spawn(move |_| {
                let _ = sender.send(number * 2);
            });
        }
    });
    drop(sender);
    receiver.into_iter().collect()
}

fn without_room(numbers: Vec<u64>) -> Option<u64> {
    let (sender, receiver) = bounded(1);
    rayon::scope(|scope| {
        for number in numbers {
            let sender = &sender;
            scope.spawn(move |_| {
                let _ = sender.send(number * 2); //~ pool_wrong_kind(high): `send` may wait for the other end of a channel
                //      ----------------------- blocks here
                //~ help: run it on threads of its own, and hand the results to the pool
                //~ help: `threadlint_runtime::ThreadPool` has threads for jobs that wait
            });
        }
    });
    receiver.recv().ok()
}
