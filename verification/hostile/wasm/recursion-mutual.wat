;; Two functions call each other for ever.
;; expect: RES_STACK
;; from: H48
(func $other (param $length i32) (result i32) (call $attack (local.get $length)))
(func $attack (param $length i32) (result i32)
  (call $other (local.get $length)))
