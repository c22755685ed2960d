;; Divides the smallest number by -1.
;; expect: RES_FAULT
;; from: H52
(func $attack (param $length i32) (result i32)
  (i32.div_s (i32.const -2147483648) (i32.const -1)))
