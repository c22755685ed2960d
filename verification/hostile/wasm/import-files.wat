;; Imports WASI's files.
;; expect: admission ABI_IMPORT
;; from: H42
(import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
