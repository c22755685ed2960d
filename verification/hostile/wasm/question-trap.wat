;; Traps when asked for its version.
;; expect: admission RES_FAULT
;; from: H39
(func $abi (export "stratos_abi") (result i32) (unreachable))
