;; Asks whether a reference is null.
;; expect: admission ABI_FEATURE
;; from: H38
(func $attack (param $length i32) (result i32)
  (bytes "\d0\70\d1")
  drop
  (i32.const 0))
