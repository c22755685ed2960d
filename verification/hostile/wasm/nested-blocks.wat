;; Blocks within blocks, ten times as deep as allowed.
;; expect: admission ABI_COMPLEXITY
;; from: H40
(func $attack (param $length i32) (result i32)
  (repeat 2400 block)
  (repeat 2400 end)
  (i32.const 0))
