;; Leaves out an export.
;; expect: admission ABI_EXPORT
;; from: H43
(func $out_cap (result i32) (i32.const 32768))
