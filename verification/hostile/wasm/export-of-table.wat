;; Exports its table.
;; expect: admission ABI_EXPORT
;; from: H43
(table (export "table") 1 funcref)
