;; Puts its input across the end of its memory.
;; expect: admission ABI_POINTER
;; from: H50
(func $in (export "stratos_in") (result i32) (i32.const 131071))
