;; Reads at an address whose sum overflows.
;; expect: RES_FAULT
;; from: H50
(func $attack (param $length i32) (result i32)
  (i32.load offset=2147483647 (i32.const 2147483647)))
