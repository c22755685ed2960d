;; Calls itself for ever.
;; expect: RES_STACK
;; from: H48
(func $attack (param $length i32) (result i32)
  (call $attack (local.get $length)))
