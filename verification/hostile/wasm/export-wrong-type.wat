;; Exports a function of another type.
;; expect: admission ABI_EXPORT
;; from: H43
(func $in_cap (export "stratos_in_cap") (result i64) (i64.const 4096))
