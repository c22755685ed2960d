;; Divides by zero.
;; expect: RES_FAULT
;; from: H52
(func $attack (param $length i32) (result i32)
  (i32.div_s (local.get $length) (i32.const 0)))
