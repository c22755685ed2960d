;; Exports what nobody asked for.
;; expect: admission ABI_EXPORT
;; from: H43
(func $more (export "stratos_secret") (result i32) (i32.const 0))
