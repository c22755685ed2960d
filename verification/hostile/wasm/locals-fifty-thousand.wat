;; A function of 50,000 locals.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(func $attack (param $length i32) (result i32) (local (repeat 50000 i32))
  (i32.const 0))
