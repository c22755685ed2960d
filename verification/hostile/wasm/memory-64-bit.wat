;; Declares a memory of 64-bit addresses.
;; expect: admission ABI_LIMIT
;; from: H41
(section 5 "\01\04\01")
