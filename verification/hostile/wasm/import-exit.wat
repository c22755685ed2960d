;; Imports the end of the process.
;; expect: admission ABI_IMPORT
;; from: H42
(import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
