;; Offers an output of 2 GiB.
;; expect: admission ABI_POINTER
;; from: H50
(func $out_cap (export "stratos_out_cap") (result i32) (i32.const 2147483647))
