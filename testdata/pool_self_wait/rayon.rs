//! Jobs that wait for other jobs of their pool.
//@ only

use std::sync::mpsc;

fn waits(parts: Vec<u64>) {
    rayon::spawn(move || {
        let (sender, sums) = mpsc::channel();
        rayon::spawn(move || sender.send(parts.iter().sum::<u64>()).unwrap());
      //--------------------------------------------------------------------- another job is started here
        let sum = sums.recv().unwrap();
        //        ----------- blocks here
                //^^^^^^^^^^^ pool_self_wait(medium): `recv` may wait for the other end of a channel in a job of the pool that has to send it
        //~ help: wait outside of the pool, or in the pool's own way, which runs
        println!("{sum}");
    });
}

// What is fine.

fn joins(parts: Vec<u64>) {
    rayon::spawn(move || {
        let (left, right) = rayon::join(|| parts.len(), || parts.iter().sum::<u64>());
        println!("{left} {right}");
    });
}

fn outside(parts: Vec<u64>) -> u64 {
    let (sender, sums) = mpsc::channel();
    rayon::spawn(move || sender.send(parts.iter().sum::<u64>()).unwrap());
    sums.recv().unwrap()
}
