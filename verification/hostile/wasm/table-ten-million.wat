;; Declares a table of ten million entries.
;; expect: admission ABI_LIMIT
;; from: H41
(table 10000000 funcref)
