;; Uses vectors.
;; expect: admission ABI_FEATURE
;; from: H38
(func $attack (param $length i32) (result i32)
  (bytes "\fd\0c" (repeat 16 "\00"))
  drop
  (i32.const 0))
