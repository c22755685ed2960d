;; Calls itself with a thousand locals each time, for a stack that ends soon.
;; expect: RES_STACK
;; from: H48
(func $attack (param $length i32) (result i32) (local (repeat 900 i64))
  (call $attack (local.get $length)))
