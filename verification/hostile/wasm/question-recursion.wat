;; Calls itself for ever when asked for its input.
;; expect: admission RES_STACK
;; from: H39
(func $in (export "stratos_in") (result i32) (call $in))
