;; Imports chance.
;; expect: admission ABI_IMPORT
;; from: H42
(import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
