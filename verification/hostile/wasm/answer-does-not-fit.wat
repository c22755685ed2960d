;; Says that its decision does not fit.
;; expect: RES_OUTPUT
;; from: H88
(func $attack (param $length i32) (result i32)
  (i32.const -2))
