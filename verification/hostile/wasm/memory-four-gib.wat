;; Declares a memory of 4 GiB.
;; expect: admission ABI_LIMIT
;; from: H41
(memory (export "memory") 65536)
