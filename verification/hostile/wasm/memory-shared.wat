;; Declares a shared memory.
;; expect: admission ABI_LIMIT
;; from: H41
(section 5 "\01\03\01\02")
