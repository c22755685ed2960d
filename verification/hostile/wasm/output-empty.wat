;; Offers no output at all.
;; expect: admission ABI_POINTER
;; from: H50
(func $out_cap (export "stratos_out_cap") (result i32) (i32.const 0))
