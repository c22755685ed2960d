;; Makes an integer of a number that is none.
;; expect: RES_FAULT
;; from: H55
(func $attack (param $length i32) (result i32)
  (i32.trunc_f64_s (f64.div (f64.const 0) (f64.const 0))))
