;; Puts its input at a negative address.
;; expect: admission ABI_POINTER
;; from: H50
(func $in (export "stratos_in") (result i32) (i32.const -8))
