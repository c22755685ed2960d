;; A branch table of two thousand targets.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(func $attack (param $length i32) (result i32)
  (block $out (br_table (repeat 2000 $out) (local.get $length)))
  (i32.const 0))
