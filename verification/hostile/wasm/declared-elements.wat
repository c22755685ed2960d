;; Brings declared elements.
;; expect: admission ABI_FEATURE
;; from: H41
(table 1 funcref)
(section 9 "\01\03\00\01\05")
