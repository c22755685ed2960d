;; Calls itself for ever in its first callback.
;; expect: RES_STACK
;; from: H48
;; turn: init
(func $call (export "stratos_call") (param $length i32) (result i32)
  (call $call (local.get $length)))
