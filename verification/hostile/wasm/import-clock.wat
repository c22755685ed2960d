;; Imports a clock.
;; expect: admission ABI_IMPORT
;; from: H42
(import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
