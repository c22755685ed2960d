;; Is built against contract 99.
;; expect: admission ABI_VERSION
;; from: H33
(func $abi (export "stratos_abi") (result i32) (i32.const 0x630000))
