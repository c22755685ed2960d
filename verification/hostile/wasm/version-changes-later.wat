;; Tells another contract version once it was asked: nobody asks again.
;; expect: nothing
;; from: H45
(func $abi (export "stratos_abi") (result i32)
  (if (result i32) (global.get $calls) (then (i32.const 0x630000)) (else (i32.const 0x10000))))
