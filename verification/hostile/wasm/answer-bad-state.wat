;; Says that it cannot read its state.
;; expect: ABI_STATE
;; from: H89
(func $attack (param $length i32) (result i32)
  (i32.const -3))
