;; Declares one page more than its limit.
;; expect: admission ABI_LIMIT
;; from: H41
(memory (export "memory") 17)
