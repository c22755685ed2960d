;; Puts entries behind its table.
;; expect: admission ABI_INVALID
;; from: H41
(func $nothing)
(table 1 funcref)
(elem (i32.const 7) $nothing)
