;; A function too long for the JIT, which would run a thousand times slower.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(func $attack (param $length i32) (result i32)
  (repeat 1200 (drop (i32.rem_s (local.get $length) (local.get $length))))
  (i32.const 0))
