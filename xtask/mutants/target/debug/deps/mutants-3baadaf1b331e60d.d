/work/wt/perf/xtask/mutants/target/debug/deps/mutants-3baadaf1b331e60d.d: src/main.rs src/build.rs src/find.rs src/judge.rs src/tree.rs src/into/judge.rs src/into/mutant.rs

/work/wt/perf/xtask/mutants/target/debug/deps/mutants-3baadaf1b331e60d: src/main.rs src/build.rs src/find.rs src/judge.rs src/tree.rs src/into/judge.rs src/into/mutant.rs

src/main.rs:
src/build.rs:
src/find.rs:
src/judge.rs:
src/tree.rs:
src/into/judge.rs:
src/into/mutant.rs:

# env-dep:CARGO_MANIFEST_DIR=/work/wt/perf/xtask/mutants
